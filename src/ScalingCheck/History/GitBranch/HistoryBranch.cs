using System.Globalization;
using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>
/// The branch as it was last seen, and the one way to change it: put a commit on top of its tip and push that, again and again
/// on newer tips until the branch takes it. Files are only added under names of their own, so nothing has to be merged.
/// </summary>
internal sealed class HistoryBranch : IDisposable
{
    /// <summary>A writer that is overtaken tries so often at least, and goes on while <see cref="LongestStruggle"/> lasts.</summary>
    private const int FewestTries = 8;

    private static readonly TimeSpan LongestStruggle = TimeSpan.FromMinutes(3);

    private static readonly byte[] ReadMe = Encoding.UTF8.GetBytes(
        "# History of ScalingCheck\n\nWritten by `scaling-check`: one compressed JSON file a measurement, none of which is ever edited.\n" +
        "`docs/history.md` of ScalingCheck has the form. Do not merge this branch into another.\n");

    private readonly BranchHome _home;
    private readonly PrivateClone _clone;
    private readonly RemoteBranch _remote;
    private readonly BlobReader _blobs;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _freshness;
    private BranchListing? _listing;
    private long _lookedAt;

    public HistoryBranch(BranchHome home, TimeSpan freshness, TimeProvider clock)
    {
        _home = home;
        _clock = clock;
        _freshness = freshness;
        _clone = PrivateClone.Open(home);
        _remote = new RemoteBranch(home, _clone);
        _blobs = new BlobReader(_clone);
    }

    /// <summary>As messages name it.</summary>
    public string Name => $"git:{_home.Branch}";

    /// <summary>For people: the branch and the name of the remote, whose address may hold a password.</summary>
    public string Location => $"{Name} at {_home.Place}";

    /// <summary>What is on the branch, looked up again when the last look is older than the freshness asked for.</summary>
    public BranchListing Listing
    {
        get
        {
            if (_listing is { } known && (_freshness > TimeSpan.Zero && _clock.GetElapsedTime(_lookedAt) < _freshness)) return known;
            using var held = _clone.Lock();
            return Look();
        }
    }

    /// <summary>What is on the branch, as far as this was looked up already: for content that a name from it is known of.</summary>
    public BranchListing Known => _listing ?? Listing;

    /// <summary>What files say, their content fetched first where only their names are here.</summary>
    /// <param name="files">The files.</param>
    /// <param name="understand">Makes something of the packed content; a <see cref="FormatException"/> says what is wrong with it.</param>
    /// <exception cref="HistoryException">A file is damaged; the message names it.</exception>
    public IReadOnlyList<T> Read<T>(IReadOnlyList<BranchFile> files, Func<BranchFile, byte[], T> understand)
    {
        var packed = ReadPacked([.. files.Select(file => file.Blob)]);
        return [.. files.Select((file, i) => Understand(file, packed[i], understand))];
    }

    private T Understand<T>(BranchFile file, byte[] packed, Func<BranchFile, byte[], T> understand)
    {
        try
        {
            return understand(file, packed);
        }
        catch (FormatException failure)
        {
            throw new HistoryException(Catalogue.HistoryFileDamaged(Name, file.Path, failure.Message), failure);
        }
    }

    /// <summary>
    /// Adds and removes what <paramref name="changes"/> says of the branch as it is; it is asked anew for each newer tip. When
    /// this returns, the branch has taken it.
    /// </summary>
    /// <exception cref="HistoryException">The branch cannot be fetched or pushed to: nothing was recorded.</exception>
    public void Change(string message, Func<BranchListing, IReadOnlyList<FileChange>> changes)
    {
        var start = _clock.GetTimestamp();
        var listing = Listing;
        for (var attempt = 1; ; attempt++)
        {
            var wanted = changes(listing);
            if (wanted.Count == 0) return;
            GitOutput answer;
            using (_clone.Lock())
            {
                if (listing.Tip is null) wanted = [.. wanted, new(BranchPaths.Marker, Encoding.UTF8.GetBytes(BranchPaths.Format + "\n")), new(BranchPaths.ReadMe, ReadMe)];
                var commit = TreeCommit.Make(_clone, listing.Tip, wanted, _home.Author, _clock.GetUtcNow(), message);
                answer = _remote.Push(commit);
                if (answer.Ok)
                {
                    _listing = List(commit);
                    _lookedAt = _clock.GetTimestamp();
                    return;
                }
            }

            var overtaken = RemoteAnswer.IsOvertaken(answer);
            var mayGoOn = attempt < FewestTries || (overtaken && _clock.GetElapsedTime(start) < LongestStruggle);
            if (RemoteAnswer.IsFinal(answer) || !mayGoOn) throw new HistoryException(Catalogue.HistoryNotPushed(_home.Branch, _home.Place, attempt, GitMessage.Of(answer)));
            BackOff.Wait(attempt);
            using (_clone.Lock()) listing = Look();
        }
    }

    /// <summary>
    /// Replaces the branch by one commit without parents that holds what the tip holds: what was forgotten is then in no commit of it.
    /// The remote is told which tip is replaced, and refuses when another writer has been faster.
    /// </summary>
    /// <exception cref="HistoryException">The branch cannot be fetched or replaced; it is as it was.</exception>
    public void Compact()
    {
        for (var attempt = 1; ; attempt++)
        {
            GitOutput answer;
            using (_clone.Lock())
            {
                if (Look().Tip is not { } tip || TreeCommit.IsRoot(_clone, tip)) return;
                var commit = TreeCommit.Root(_clone, tip, _home.Author, _clock.GetUtcNow(), "Compact the history");
                answer = _remote.Push(commit, tip);
                if (answer.Ok)
                {
                    _listing = List(commit);
                    _lookedAt = _clock.GetTimestamp();
                    return;
                }
            }

            if (RemoteAnswer.IsFinal(answer) || attempt >= FewestTries) throw new HistoryException(Catalogue.HistoryNotPushed(_home.Branch, _home.Place, attempt, GitMessage.Of(answer)));
            BackOff.Wait(attempt);
        }
    }

    /// <summary>What a reading found wrong; null when nothing.</summary>
    public static string? Problem<T>(Func<T> reading)
    {
        try
        {
            reading();
            return null;
        }
        catch (HistoryException failure) when (failure.Diagnostic.Code == "SC0055")
        {
            return failure.Message;
        }
    }

    public void Dispose() => _blobs.Dispose();

    private BranchListing Look()
    {
        var tip = _remote.Fetch();
        if (_listing is null || _listing.Tip != tip) _listing = tip is null ? BranchListing.None : List(tip);
        _lookedAt = _clock.GetTimestamp();
        return _listing;
    }

    private BranchListing List(string tip)
    {
        var known = _listing?.Marker;
        var listing = Moved(tip) ?? Whole(tip);
        // The marker is never written again: what was understood once is understood.
        if (known is not null && known == listing.Marker) return listing;
        // Until it is understood nothing is known of the branch, and every question finds that out again.
        _listing = null;
        if (listing.Marker is null) throw new HistoryException(Catalogue.BranchIsNoHistory(_home.Branch));
        RequireFormat(Encoding.UTF8.GetString(ReadPackedLocked([listing.Marker.Blob])[0]).TrimEnd());
        return listing;
    }

    private BranchListing? Moved(string tip)
    {
        if (_listing is not { Tip: { } before } listing) return null;
        var changes = _clone.Git.Run("diff-tree", "-r", "-z", "--no-renames", before, tip);
        if (!changes.Ok) return null;
        listing.MoveTo(tip, changes.Text);
        return listing;
    }

    private BranchListing Whole(string tip)
    {
        var tree = _clone.Git.Run("ls-tree", "-r", "-z", "--full-tree", tip);
        return tree.Ok ? BranchListing.Parse(tip, tree.Text) : throw new HistoryException(Catalogue.HistoryFailed(_clone.Path, GitMessage.Of(tree)));
    }

    private void RequireFormat(string format)
    {
        if (format == BranchPaths.Format) return;
        throw new HistoryException(
            format.StartsWith(BranchPaths.FormatFamily, StringComparison.Ordinal) && int.TryParse(format.AsSpan(BranchPaths.FormatFamily.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? Catalogue.HistoryNewer(Name, version, 1) : Catalogue.BranchIsNoHistory(_home.Branch));
    }

    private byte[][] ReadPacked(IReadOnlyList<string> blobs)
    {
        var found = _blobs.Read(blobs);
        if (!found.Contains(null)) return [.. found.OfType<byte[]>()];
        using var held = _clone.Lock();
        return ReadPackedLocked(blobs);
    }

    private byte[][] ReadPackedLocked(IReadOnlyList<string> blobs)
    {
        var found = _blobs.Read(blobs);
        var missing = blobs.Where((_, i) => found[i] is null).Distinct().ToList();
        if (missing.Count > 0)
        {
            _remote.FetchFiles(missing);
            found = _blobs.Read(blobs);
        }

        return [.. found.Select(content => content ?? throw new HistoryException(
            Catalogue.HistoryNotFetched(_home.Branch, _home.Place, "it does not hand out one of the branch's files")))];
    }
}
