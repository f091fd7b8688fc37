namespace ScalingCheck.History;

public sealed class HistoryLocationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", ".scaling-check/history.db")]
    [InlineData("results/a b;Mode=Memory.db", "results/a b;Mode=Memory.db")]
    [InlineData("50%.db", "50%.db")]
    [InlineData("file.db?mode=memory", "file.db?mode=memory")]
    public void A_path_is_a_file_below_the_folder_of_the_configuration(string spec, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && file.Contains('?', StringComparison.Ordinal), "No file name on Windows.");
        using (var history = HistoryLocation.Open(spec, _folder.Path)) history.Append(Snapshots.Of(1));
        Assert.True(File.Exists(_folder.File(file)));
        using var again = HistoryLocation.Open(spec, _folder.Path);
        Assert.Single(again.Latest(null, 2));
    }

    [Fact]
    public void A_path_that_no_system_has_cannot_be_opened()
    {
        var failure = Assert.Throws<HistoryException>(() => HistoryLocation.Open("a\0b.db", _folder.Path));
        Assert.Equal("SC0005", failure.Diagnostic.Code);
        Assert.DoesNotContain(failure.Diagnostic.ToString(), char.IsControl);
    }

    [Fact]
    public void An_absolute_path_is_taken_as_it_is()
    {
        using var elsewhere = new TempFolder();
        HistoryLocation.Open(elsewhere.File("h.db"), _folder.Path).Dispose();
        Assert.True(File.Exists(elsewhere.File("h.db")));
    }

    [Theory]
    [InlineData("mercurial:history")]
    [InlineData("postgres")]
    [InlineData("postgres:team")]
    [InlineData("sqlite:history.db")]
    public void Another_store_is_named_as_not_available(string spec)
    {
        var failure = Assert.Throws<HistoryException>(() => HistoryLocation.Open(spec, _folder.Path));
        Assert.Equal("SC0008", failure.Diagnostic.Code);
        Assert.Equal(ExitCode.Infrastructure, failure.Diagnostic.ExitCode);
        Assert.Contains($"'{spec}'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_password_in_an_address_is_not_shown()
    {
        var failure = Assert.Throws<HistoryException>(() =>
            HistoryLocation.Open("postgres://ada:secret@example.org/db", _folder.Path));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_that_is_made_for_the_history_keeps_it_out_of_git_and_the_acceptances_in()
    {
        HistoryLocation.Open("", _folder.Path).Dispose();
        Assert.Equal("history.db*\n", File.ReadAllText(_folder.File(".scaling-check/.gitignore")));
    }
}
