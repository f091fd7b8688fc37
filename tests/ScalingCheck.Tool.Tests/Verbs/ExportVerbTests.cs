using System.Globalization;
using Parquet;
using Parquet.Schema;
using ScalingCheck.History;

namespace ScalingCheck.Tool.Verbs;

public sealed class ExportVerbTests : IDisposable
{
    private readonly RecordedHistory _folder = new();
    private readonly List<string> _ids;

    public ExportVerbTests() => _ids = _folder.Append(
        RecordedHistory.Snapshot(1, "main",
            new Observation
            {
                Metric = "loss", Value = 0.1 + 0.2, StandardError = 0.01, Replicates = 3, Unit = "nats", Source = new("a.json", 3, 5),
                Axes = NamedValues<double>.Of(("N", 1e6), ("seed", 1)), Labels = NamedValues<string>.Of(("split", "val, \"quoted\"\nline")),
            },
            new Observation { Metric = "time", Value = double.NaN, Axes = NamedValues<double>.Of(("N", 1e6)) },
            new Observation { Metric = "time", Value = double.NegativeInfinity, Labels = NamedValues<string>.Of(("flags", "-O2")) }),
        RecordedHistory.Snapshot(0, null),
        RecordedHistory.Snapshot(2, "feature", new Observation { Metric = "=1+1", Value = -1.5e-300 }));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_has_one_row_per_observation_oldest_commit_first()
    {
        Assert.Equal("5 rows written to out.csv\n", _folder.Run("export", "out.csv").Out);
        var environment = RecordedHistory.Snapshot(0).Environment.ShortName;
        Assert.Equal(
            "snapshot,commit,branch,commit_time,run_time,uncommitted,environment,metric,value,standard_error,replicates,unit,source,axis.N,axis.seed,label.flags,label.split\n" +
            $"{_ids[1]},{RecordedHistory.Commit(0)},,2026-01-01T12:00:00Z,2026-01-01T12:00:01.5Z,false,{environment},loss,0.1,,,,,1000000,,,\n" +
            $"{_ids[0]},{RecordedHistory.Commit(1)},main,2026-01-02T12:00:00Z,2026-01-02T12:00:01.5Z,false,{environment},loss,0.30000000000000004,0.01,3,nats,a.json:3:5,1000000,1,,\"val, \"\"quoted\"\"\nline\"\n" +
            $"{_ids[0]},{RecordedHistory.Commit(1)},main,2026-01-02T12:00:00Z,2026-01-02T12:00:01.5Z,false,{environment},time,NaN,,,,,1000000,,,\n" +
            $"{_ids[0]},{RecordedHistory.Commit(1)},main,2026-01-02T12:00:00Z,2026-01-02T12:00:01.5Z,false,{environment},time,-inf,,,,,,,'-O2,\n" +
            $"{_ids[2]},{RecordedHistory.Commit(2)},feature,2026-01-03T12:00:00Z,2026-01-03T12:00:01.5Z,false,{environment},'=1+1,-1.5E-300,,,,,,,,\n",
            File.ReadAllText(_folder.File("out.csv")));
    }

    [Fact]
    public async Task A_parquet_file_reads_back_as_it_was_stored()
    {
        Assert.Equal("5 rows written to out.parquet\n", _folder.Run("export", "out.parquet").Out);
        using var file = File.OpenRead(_folder.File("out.parquet"));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Cancel);
        Assert.Equal(1, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(5, group.RowCount);
        Assert.Equal([_ids[1], _ids[0], _ids[0], _ids[0], _ids[2]], await Texts(reader, group, "snapshot"));
        Assert.Equal([null, "main", "main", "main", "feature"], await Texts(reader, group, "branch"));
        Assert.Equal(["loss", "loss", "time", "time", "=1+1"], await Texts(reader, group, "metric"));
        Assert.Equal([null, "val, \"quoted\"\nline", null, null, null], await Texts(reader, group, "label.split"));
        Assert.Equal([null, null, null, "-O2", null], await Texts(reader, group, "label.flags"));

        var values = new double?[5];
        await group.ReadAsync<double>(Field(reader, "value"), values.AsMemory(), cancellationToken: Cancel);
        Assert.Equal([0.1, 0.1 + 0.2, double.NaN, double.NegativeInfinity, -1.5e-300], values);
        var sizes = new double?[5];
        await group.ReadAsync<double>(Field(reader, "axis.N"), sizes.AsMemory(), cancellationToken: Cancel);
        Assert.Equal([1e6, 1e6, 1e6, null, null], sizes);
        var replicates = new int?[5];
        await group.ReadAsync<int>(Field(reader, "replicates"), replicates.AsMemory(), cancellationToken: Cancel);
        Assert.Equal([null, 3, null, null, null], replicates);
        var times = new DateTime[5];
        await group.ReadAsync<DateTime>(Field(reader, "run_time"), times.AsMemory(), cancellationToken: Cancel);
        Assert.Equal(RecordedHistory.Snapshot(2).RunTime.UtcDateTime, times[4]);
        var changed = new bool[5];
        await group.ReadAsync<bool>(Field(reader, "uncommitted"), changed.AsMemory(), cancellationToken: Cancel);
        Assert.Equal(new bool[5], changed);
    }

    [Theory]
    [InlineData(4, "--since", "2026-01-02")]
    [InlineData(3, "--branch", "main")]
    [InlineData(4, "--branch", "main", "--branch", "feature")]
    [InlineData(2, "--metric", "loss")]
    [InlineData(1, "--metric", "loss", "--branch", "main")]
    [InlineData(0, "--since", "2027-01-01")]
    public void A_part_is_written(int rows, params string[] filter)
    {
        foreach (var file in new[] { "out.csv", "out.parquet" })
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{rows} rows written to {file}\n"), _folder.Run(["export", file, .. filter]).Out);
        Assert.Equal(rows + 1, File.ReadAllText(_folder.File("out.csv")).Replace("\"\nline", "", StringComparison.Ordinal).Replace("\nline", "", StringComparison.Ordinal).Count(c => c == '\n'));
    }

    [Fact]
    public void Verdicts_are_a_table_of_their_own()
    {
        using (var history = _folder.Open())
            history.RecordVerdicts(_ids[0], [new(_ids[0], "loss", "slope", "pass", 0.25, null, new WatchedValue(0.5, "abc")), new(_ids[0], "loss", "level", "regressed", 2, 0.1)]);
        Assert.Equal("2 rows written to v.csv\n", _folder.Run("export", "v.csv", "--verdicts").Out);
        var lines = File.ReadAllLines(_folder.File("v.csv"));
        Assert.EndsWith(",check,estimate,verdict,value,standard_error,watched,settings", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",loss,level,regressed,2,0.1,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",loss,slope,pass,0.25,,0.5,abc", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_goes_out_and_comes_back()
    {
        using (var history = _folder.Open()) history.RecordVerdicts(_ids[0], [new(_ids[0], "loss", "slope", "pass", 0.25, null)]);
        Assert.Equal("3 snapshots copied (0 were there), 1 verdicts, 0 changes\n", _folder.Run("export", "--to", "archive.db").Out);
        Assert.Equal("0 snapshots copied (3 were there), 0 verdicts, 0 changes\n", _folder.Run("export", "--to", "archive.db").Out);
        Assert.Equal("3 snapshots copied (0 were there), 1 verdicts, 0 changes\n", _folder.Run("import", "--from", "archive.db", "--history", "new.db").Out);
        using var copy = _folder.Open(_folder.File("new.db"));
        Assert.Equal(_ids.Order(StringComparer.Ordinal), copy.All().Select(stored => stored.Id));
        Assert.Equal("1 snapshots copied (0 were there), 0 verdicts, 0 changes\n", _folder.Run("export", "--to", "part.db", "--branch", "feature").Out);
    }

    [Fact]
    public void A_store_to_import_from_that_is_not_there_is_not_made()
    {
        var run = _folder.Run("import", "--from", "typo.db");
        Assert.Equal(ExitCode.Infrastructure, run.ExitCode);
        Assert.Contains("SC0005", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("typo.db")));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "out.xlsx")]
    [InlineData("export", "out.csv", "--to", "x.db")]
    [InlineData("export", "--to", "x.db", "--metric", "loss")]
    [InlineData("export", "--to", "x.db", "--verdicts")]
    [InlineData("export", "out.csv", "--verdicts", "--metric", "loss")]
    [InlineData("export", "out.csv", "--since", "yesterday")]
    [InlineData("import")]
    public void What_cannot_be_meant_is_a_usage_error(params string[] arguments)
    {
        var run = _folder.Run(arguments);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_table_that_cannot_be_written_leaves_the_old_one_and_nothing_half()
    {
        _folder.Write("out.csv", "old");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Store};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE series SET axes = 'none'";
            command.ExecuteNonQuery();
        }

        Assert.Equal(ExitCode.Infrastructure, _folder.Run("export", "out.csv").ExitCode);
        Assert.Equal("old", File.ReadAllText(_folder.File("out.csv")));
        Assert.False(File.Exists(_folder.File("out.csv.partial")));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DataField Field(ParquetReader reader, string name) => reader.Schema.DataFields.Single(field => field.Name == name);

    private static async Task<string?[]> Texts(ParquetReader reader, ParquetRowGroupReader group, string name)
    {
        var texts = new string?[(int)group.RowCount];
        await group.ReadAsync(Field(reader, name), texts.AsMemory()!, cancellationToken: Cancel);
        return texts;
    }
}
