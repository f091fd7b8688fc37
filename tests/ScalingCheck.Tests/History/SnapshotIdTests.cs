using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScalingCheck.History;

public sealed class SnapshotIdTests
{
    private static readonly Snapshot Example = new()
    {
        Commit = "c0ffee",
        Parents = ["beef"],
        Branch = "größe",
        CommitTime = new(2026, 1, 31, 13, 0, 0, TimeSpan.FromHours(1)),
        RunTime = new(2026, 1, 31, 12, 0, 1, TimeSpan.Zero),
        Environment = new(NamedValues<string>.Of(("cpu", "x"))),
        ToolVersion = "1.0.0",
        Observations =
        [
            new()
            {
                Metric = "loss",
                Value = 1.5,
                Axes = NamedValues<double>.Of(("N", double.PositiveInfinity)),
                Labels = NamedValues<string>.Of(("split", "val")),
                StandardError = double.NaN,
                Replicates = 3,
                Unit = "nats",
            },
            new() { Metric = "a", Value = 0 },
        ],
    };

    [Fact]
    public void It_is_the_hash_of_the_documented_form()
    {
        const string Canonical =
            "24:scaling-check/snapshot/1\n6:c0ffee\n1\n4:beef\n7:größe\n-\n28:2026-01-31T12:00:00.0000000Z\n" +
            "28:2026-01-31T12:00:01.0000000Z\n0\n1\n3:cpu\n1:x\n5:1.0.0\n2\n" +
            "1:a\n-\n0\n0\n0000000000000000\n-\n-\n" +
            "4:loss\n4:nats\n1\n1:N\n7ff0000000000000\n1\n5:split\n3:val\n3ff8000000000000\n7ff8000000000000\n3\n";
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))), SnapshotId.Of(Example));
    }

    [Theory]
    [InlineData("")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_does_not_enter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = SnapshotId.Of(Example);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(invariant, SnapshotId.Of(Example));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_the_observations_does_not_enter() => Assert.Equal(
        SnapshotId.Of(Example), SnapshotId.Of(Example with { Observations = [.. Example.Observations.Reverse()] }));

    [Fact]
    public void Where_a_number_was_read_does_not_enter() => Assert.Equal(
        SnapshotId.Of(Example),
        SnapshotId.Of(Example with
        {
            Observations = [.. Example.Observations.Select(one => one with { Source = new("elsewhere.json", 7) })],
        }));

    [Fact]
    public void The_time_zone_and_the_sign_of_zero_do_not_enter() => Assert.Equal(
        SnapshotId.Of(Example),
        SnapshotId.Of(Example with
        {
            CommitTime = Example.CommitTime.ToUniversalTime(),
            Observations = [Example.Observations[0], Example.Observations[1] with { Value = -0.0 }],
        }));

    [Fact]
    public void An_observation_twice_is_not_the_observation_once() => Assert.NotEqual(
        SnapshotId.Of(Example),
        SnapshotId.Of(Example with { Observations = [.. Example.Observations, Example.Observations[1]] }));

    public static TheoryData<string> Fields => [.. Different.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Everything_that_was_measured_enters(string field) =>
        Assert.NotEqual(SnapshotId.Of(Example), SnapshotId.Of(Different[field]));

    private static Dictionary<string, Snapshot> Different => new(StringComparer.Ordinal)
    {
        ["commit"] = Example with { Commit = "c0ffef" },
        ["parents"] = Example with { Parents = [] },
        ["branch"] = Example with { Branch = null },
        ["empty branch"] = Example with { Branch = "" },
        ["subject"] = Example with { Subject = "" },
        ["commit time"] = Example with { CommitTime = Example.CommitTime.AddTicks(1) },
        ["run time"] = Example with { RunTime = Example.RunTime.AddTicks(1) },
        ["uncommitted"] = Example with { Uncommitted = true },
        ["environment"] = Example with { Environment = new(NamedValues<string>.Of(("cpu", "y"))) },
        ["tool version"] = Example with { ToolVersion = "1.0.1" },
        ["metric"] = With(one => one with { Metric = "time" }),
        ["value"] = With(one => one with { Value = Math.BitIncrement(one.Value) }),
        ["NaN"] = With(one => one with { Value = double.NaN }),
        ["infinity"] = With(one => one with { Value = double.PositiveInfinity }),
        ["axes"] = With(one => one with { Axes = NamedValues<double>.Of(("N", 2)) }),
        ["labels"] = With(one => one with { Labels = NamedValues<string>.Of(("split", "test")) }),
        ["label or axis"] = With(one => one with { Labels = NamedValues<string>.Empty }),
        ["standard error"] = With(one => one with { StandardError = null }),
        ["replicates"] = With(one => one with { Replicates = null }),
        ["unit"] = With(one => one with { Unit = null }),
    };

    private static Snapshot With(Func<Observation, Observation> change) =>
        Example with { Observations = [change(Example.Observations[0]), Example.Observations[1]] };
}
