using System.Diagnostics;

namespace ScalingCheck.History;

/// <summary>What every store promises. A new store derives from this class and passes.</summary>
public abstract class HistoryContract : IDisposable
{
    private readonly List<IHistory> _open = [];

    private protected abstract IHistory OpenStore();

    /// <summary>The store of this test, opened once more: what another process would see.</summary>
    private protected IHistory Open()
    {
        var history = OpenStore();
        _open.Add(history);
        return history;
    }

    public void Dispose()
    {
        foreach (var history in _open) history.Dispose();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected virtual void CleanUp()
    {
    }

    [Fact]
    public void A_snapshot_comes_back_as_it_was_stored()
    {
        var history = Open();
        var snapshot = Snapshots.Of(7);
        var id = history.Append(snapshot);

        var stored = Assert.Single(history.Find([snapshot.Commit]));
        Assert.Equal(id, stored.Id);
        Assert.Equal(SnapshotId.Of(snapshot), stored.Id);
        Assert.Equal(snapshot.Commit, stored.Commit);
        Assert.Equal(snapshot.Parents, stored.Parents);
        Assert.Equal(snapshot.Branch, stored.Branch);
        Assert.Equal(snapshot.Subject, stored.Subject);
        Assert.Equal(snapshot.CommitTime, stored.CommitTime);
        Assert.Equal(snapshot.RunTime, stored.RunTime);
        Assert.False(stored.Uncommitted);
        Assert.Equal(snapshot.Environment.Entries, stored.Environment.Entries);
        Assert.Equal(snapshot.Observations, history.Observations(id, "eval_loss"));
    }

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        var history = Open();
        var snapshot = Snapshots.Of(0, Snapshots.Number("time", 1)) with { Branch = null, Subject = null, Uncommitted = true };
        var id = history.Append(snapshot);

        var stored = Assert.Single(history.Find([snapshot.Commit]));
        Assert.Null(stored.Branch);
        Assert.Null(stored.Subject);
        Assert.Empty(stored.Parents);
        Assert.True(stored.Uncommitted);
        Assert.Equal(snapshot.Observations, history.Observations(id, "time"));
    }

    [Fact]
    public void Appending_the_same_content_again_changes_nothing()
    {
        var history = Open();
        var first = history.Append(Snapshots.Of(1));
        var again = history.Append(Snapshots.Of(1));
        var elsewhere = Open().Append(Snapshots.Of(1));

        Assert.Equal(first, again);
        Assert.Equal(first, elsewhere);
        Assert.Single(history.Latest(null, 10));
        Assert.Equal(4, history.Observations(first, "eval_loss").Count);
    }

    [Fact]
    public void Measuring_a_commit_again_is_another_snapshot_of_it()
    {
        var history = Open();
        var late = Snapshots.Of(1) with { RunTime = Snapshots.Of(1).RunTime.AddHours(1) };
        var second = history.Append(late);
        var first = history.Append(Snapshots.Of(1));

        Assert.Equal([first, second], history.Find([Snapshots.Commit(1)]).Select(stored => stored.Id));
    }

    [Fact]
    public void Nothing_is_found_in_an_empty_store()
    {
        var history = Open();
        Assert.Empty(history.Find([Snapshots.Commit(1)]));
        Assert.Empty(history.Find([]));
        Assert.Empty(history.Latest(null, 10));
        Assert.Empty(history.Latest("main", 10));
        Assert.Empty(history.Observations(new string('0', 64), "eval_loss"));
        Assert.Empty(history.Verdicts([new string('0', 64)]));
    }

    [Fact]
    public void The_order_does_not_depend_on_who_wrote_first()
    {
        var forward = Open();
        foreach (var number in new[] { 3, 0, 4, 1, 2 }) forward.Append(Snapshots.Of(number));

        Assert.Equal(
            [4, 3, 2, 1],
            forward.Latest("main", 4).Select(stored => (stored.CommitTime - Snapshots.Of(0).CommitTime).TotalMinutes));
        Assert.Equal(
            [Snapshots.Commit(0), Snapshots.Commit(3)],
            forward.Find([Snapshots.Commit(3), Snapshots.Commit(0)]).Select(stored => stored.Commit));
    }

    [Fact]
    public void The_newest_of_a_branch_leave_other_branches_out()
    {
        var history = Open();
        history.Append(Snapshots.Of(1));
        history.Append(Snapshots.Of(2) with { Branch = "feature" });
        history.Append(Snapshots.Of(3) with { Branch = null });

        Assert.Equal([Snapshots.Commit(1)], history.Latest("main", 10).Select(stored => stored.Commit));
        Assert.Equal(3, history.Latest(null, 10).Count);
        Assert.Empty(history.Latest("main", 0));
    }

    [Fact]
    public void Observations_keep_the_order_in_which_they_were_recorded()
    {
        var history = Open();
        var mixed = Enumerable.Range(0, 50).Select(i => Snapshots.Number(i % 3 == 0 ? "a" : "b", -i)).ToList();
        var id = history.Append(Snapshots.Of(1, mixed));

        Assert.Equal(mixed.Where(one => one.Metric == "a"), history.Observations(id, "a"));
        Assert.Equal(mixed.Where(one => one.Metric == "b"), history.Observations(id, "b"));
    }

    [Fact]
    public void Some_metrics_of_several_snapshots_are_what_one_metric_of_one_snapshot_is()
    {
        var history = Open();
        List<Observation> Mixed(int seed) => [.. Enumerable.Range(0, 30).Select(i => Snapshots.Number(i % 3 == 0 ? "a" : i % 3 == 1 ? "größe" : "c", seed - i) with
        {
            Axes = NamedValues<double>.Of(("N", i)), StandardError = i % 2 == 0 ? 0.5 : null, Source = i % 5 == 0 ? default : new("r.csv", i, seed + 1),
        })];
        var ids = Enumerable.Range(0, 3).Select(number => history.Append(Snapshots.Of(number, Mixed(number)))).ToList();
        var large = history.Append(Snapshots.Of(7, [.. Enumerable.Range(0, 2_500).Select(i => Snapshots.Number(i % 2 == 0 ? "a" : "d", i) with { Axes = NamedValues<double>.Of(("step", i)) })]));

        var reader = Open();
        var found = reader.Observations([ids[2], large, ids[0], new string('0', 64), ids[2]], ["größe", "a", "absent"]);
        Assert.Equal(new[] { ids[0], ids[2], large }.Order(StringComparer.Ordinal), found.Select(group => group.Key).Order(StringComparer.Ordinal));
        foreach (var id in new[] { ids[0], ids[2], large })
        {
            foreach (var metric in new[] { "a", "größe" }) Assert.Equal(history.Observations(id, metric), found[id].Where(one => one.Metric == metric));
            Assert.DoesNotContain(found[id], one => one.Metric is "c" or "d");
        }

        Assert.Empty(reader.Observations([], ["a"]));
        Assert.Empty(reader.Observations(ids, []));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(0.1 + 0.2)]
    public void Every_number_comes_back_exactly(double number)
    {
        var history = Open();
        var observation = Snapshots.Number("loss", number) with
        {
            StandardError = number,
            Axes = NamedValues<double>.Of(("x", number)),
        };
        var id = history.Append(Snapshots.Of(1, observation));
        history.RecordVerdicts(id, [new(id, "check", "slope", "pass", number, number)]);

        Assert.Equal(observation, Assert.Single(history.Observations(id, "loss")));
        var verdict = Assert.Single(history.Verdicts([id]));
        Assert.Equal(number, verdict.Value);
        Assert.Equal(number, verdict.StandardError);
    }

    [Theory]
    [InlineData("it's; DROP TABLE snapshot; --")]
    [InlineData("\"quoted\" `back` [bracket]")]
    [InlineData("two\nlines\r\nand\ttabs")]
    [InlineData("nul\0inside")]
    [InlineData("%_*?")]
    [InlineData("größe 損失 🚀 \u202e")]
    [InlineData("")]
    [InlineData("$metric")]
    public void Hostile_names_are_only_names(string name)
    {
        var history = Open();
        history.Append(Snapshots.Of(0));
        var observation = new Observation
        {
            Metric = name,
            Value = 1,
            Axes = NamedValues<double>.Of((name, 2)),
            Labels = NamedValues<string>.Of((name, name)),
            Unit = name,
            Source = new(name, 1, 2),
        };
        var snapshot = Snapshots.Of(1, observation) with
        {
            Branch = name,
            Subject = name,
            ToolVersion = name,
            Environment = new(NamedValues<string>.Of((name, name))),
        };
        var id = history.Append(snapshot);
        history.RecordVerdicts(id, [new(id, name, name, "pass", null, null)]);

        Assert.Equal(observation, Assert.Single(history.Observations(id, name)));
        var stored = Assert.Single(history.Latest(name, 10));
        Assert.Equal(name, stored.Subject);
        Assert.Equal(name, stored.Environment[name]);
        Assert.Equal(name, Assert.Single(history.Verdicts([id])).Check);
        Assert.Equal(2, history.Latest(null, 10).Count);
    }

    [Fact]
    public void A_name_of_a_megabyte_is_refused_and_nothing_is_stored()
    {
        var history = Open();
        var endless = new string('x', 1 << 20);
        var failure = Assert.Throws<HistoryException>(() => history.Append(Snapshots.Of(
            1, Snapshots.Number("fine", 1), Snapshots.Number(endless, 1) with { Source = new("big.json", 3, 1) })));

        Assert.Equal("SC0007", failure.Diagnostic.Code);
        Assert.Equal(new SourceLocation("big.json", 3, 1), failure.Diagnostic.Location);
        Assert.True(failure.Diagnostic.Message.Length < 300);
        Assert.Empty(history.Latest(null, 10));
    }

    [Fact]
    public void A_verdict_said_again_replaces_the_one_before()
    {
        var history = Open();
        var id = history.Append(Snapshots.Of(1));
        history.RecordVerdicts(id, [new(id, "loss", "slope", "regressed", 1, 0.1), new(id, "loss", "level", "pass", 2, null)]);
        history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 0.5, 0.2)]);

        Assert.Equal(
            [new(id, "loss", "level", "pass", 2, null), new(id, "loss", "slope", "pass", 0.5, 0.2)],
            history.Verdicts([id]));
        Assert.Single(history.Latest(null, 10));
        Assert.Equal(4, history.Observations(id, "eval_loss").Count);
    }

    [Fact]
    public void A_verdict_on_an_unknown_snapshot_is_a_bug_of_the_caller()
    {
        var history = Open();
        var unknown = new string('0', 64);
        Assert.Throws<ArgumentException>(() =>
            history.RecordVerdicts(unknown, [new(unknown, "loss", "slope", "pass", 1, null)]));
    }

    [Fact]
    public void A_verdict_keeps_the_value_that_is_watched()
    {
        var history = Open();
        var id = history.Append(Snapshots.Of(1));
        var verdict = new RecordedVerdict(id, "loss", "slope", "pass", 0.5, 0.2, new WatchedValue(double.NaN, "a1b2"));
        history.RecordVerdicts(id, [verdict, new(id, "loss", "level", "pass", 0.5, 0.2)]);

        Assert.Equal([new(id, "loss", "level", "pass", 0.5, 0.2), verdict], Open().Verdicts([id]));
    }

    [Fact]
    public void A_whole_snapshot_comes_back_as_it_was_stored()
    {
        var history = Open();
        var snapshot = Snapshots.Of(7);
        var id = history.Append(snapshot);

        var loaded = Open().Load(id)!;
        Assert.Equal(id, SnapshotId.Of(loaded));
        Assert.Equal(snapshot.Observations, loaded.Observations);
        Assert.Equal(snapshot.ToolVersion, loaded.ToolVersion);
        Assert.Null(history.Load(new string('0', 64)));
    }

    [Fact]
    public void Pages_hold_every_snapshot_once_in_the_order_of_their_ids()
    {
        var history = Open();
        var ids = Enumerable.Range(0, 7).Select(number => history.Append(Snapshots.Of(number))).Order(StringComparer.Ordinal).ToList();
        var found = new List<string>();
        while (history.Page(found.LastOrDefault(), 3) is { Count: > 0 } page) found.AddRange(page.Select(stored => stored.Id));

        Assert.Equal(ids, found);
        Assert.Empty(history.Page(null, 0));
    }

    [Fact]
    public void A_change_stays_as_it_was_first_reported()
    {
        var history = Open();
        var (first, later) = (Change("a", noticed: 5), Change("b", noticed: 3) with { IsWorse = false, Size = double.PositiveInfinity });
        history.RecordChanges([first, later]);
        history.RecordChanges([first with { Commit = Snapshots.Commit(4), Size = 9 }]);
        history.RecordChanges([]);

        Same([later, first], Open().Changes(null));
        Same([first], history.Changes([Snapshots.Commit(4), Snapshots.Commit(9)]));
        Assert.Empty(history.Changes([Snapshots.Commit(5)]));
        Assert.Empty(history.Changes([]));
    }

    [Fact]
    public void What_is_forgotten_leaves_everything_else_as_it_was()
    {
        var history = Open();
        var (gone, kept) = (history.Append(Snapshots.Of(1)), history.Append(Snapshots.Of(2)));
        foreach (var id in new[] { gone, kept }) history.RecordVerdicts(id, [new(id, "loss", "slope", "pass", 1, null)]);
        history.RecordChanges([Change("a", noticed: 1)]);

        Assert.Equal(1, history.Forget([gone, new string('0', 64)]));
        Assert.Equal(0, history.Forget([gone]));
        Assert.Equal([kept], Open().Latest(null, 10).Select(stored => stored.Id));
        Assert.Empty(history.Find([Snapshots.Commit(1)]));
        Assert.Empty(history.Observations(gone, "eval_loss"));
        Assert.Null(history.Load(gone));
        Assert.Equal([kept], history.Verdicts([gone, kept]).Select(verdict => verdict.SnapshotId));
        Assert.Equal(4, history.Observations(kept, "eval_loss").Count);
        Assert.Single(history.Changes(null));
        Assert.Equal(gone, history.Append(Snapshots.Of(1)));
        Assert.Equal(4, history.Observations(gone, "eval_loss").Count);
    }

    [Fact]
    public void A_clock_that_runs_backwards_loses_nothing()
    {
        var history = Open();
        var first = Snapshots.Of(1);
        var earlier = Snapshots.Of(1) with { RunTime = first.RunTime.AddYears(-5) };
        var older = Snapshots.Of(2) with { CommitTime = first.CommitTime.AddYears(-5) };
        var ids = new[] { first, earlier, older }.Select(history.Append).ToList();

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal([ids[1], ids[0]], history.Find([first.Commit]).Select(stored => stored.Id));
        Assert.Equal([ids[0], ids[1], ids[2]], history.Latest(null, 3).Select(stored => stored.Id));
        Assert.Equal([ids[0]], history.Latest("main", 1).Select(stored => stored.Id));
        Assert.Equal(ids.Order(StringComparer.Ordinal), history.Page(null, 10).Select(stored => stored.Id));
    }

    [Fact]
    public void Disposing_twice_is_harmless_and_asking_afterwards_is_a_bug()
    {
        var history = Open();
        history.Dispose();
        history.Dispose();
        Assert.Throws<ObjectDisposedException>(() => history.Latest(null, 1));
    }

    [Fact]
    public void What_one_has_appended_another_sees()
    {
        var (writer, reader) = (Open(), Open());
        Assert.Empty(reader.Latest(null, 10));
        var id = writer.Append(Snapshots.Of(1));
        Assert.Equal(id, Assert.Single(reader.Latest(null, 10)).Id);
        Assert.Equal(4, reader.Observations(id, "eval_loss").Count);
    }

    [Fact]
    public void Twenty_thousand_observations_are_stored_in_two_seconds()
    {
        var history = Open();
        history.Append(Snapshots.Of(0));
        var many = Enumerable.Range(0, 20_000)
            .Select(step => Snapshots.Number("loss", 1.0 / (step + 1)) with { Axes = NamedValues<double>.Of(("step", step)) })
            .ToList();
        var snapshot = Snapshots.Of(1, many);

        var watch = Stopwatch.StartNew();
        var id = history.Append(snapshot);
        var elapsed = watch.Elapsed;

        Assert.Equal(many, history.Observations(id, "loss"));
        // Ten times the limit: the machine that runs the tests runs others beside this one.
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        TestContext.Current.TestOutputHelper?.WriteLine($"20,000 observations appended in {elapsed.TotalMilliseconds:F0} ms");
    }

    private static RecordedChange Change(string id, int noticed) => new(
        id, "loss[model=größe]", "forecast@params=1e9", "0123456789ab", Snapshots.Commit(noticed - 1),
        [Snapshots.Commit(noticed - 1), Snapshots.Commit(noticed)], Snapshots.Commit(noticed),
        Snapshots.Of(noticed).RunTime, IsWorse: true, Before: 0.1 + 0.2, After: 3.5, Size: 2.25, Statistic: 4.1, Threshold: 3.5);

    // The list inside a record is compared by reference: members are compared here.
    private static void Same(IReadOnlyList<RecordedChange> expected, IReadOnlyList<RecordedChange> found)
    {
        Assert.Equal(expected.Select(change => change with { Candidates = [] }), found.Select(change => change with { Candidates = [] }));
        Assert.Equal(expected.Select(change => change.Candidates), found.Select(change => change.Candidates));
    }
}
