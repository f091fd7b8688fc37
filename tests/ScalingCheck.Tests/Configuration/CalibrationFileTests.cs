using CsCheck;
using ScalingCheck.Configuration;
using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

public sealed class CalibrationFileTests
{
    private static readonly CalibratedGate Entry = new(
        "sort-time[benchmark=quick]", "forecast@N=1e7", "0123456789ab", new GateNoise(new Amount(.043 / 100, IsRelative: true), 212), .46, new DateOnly(2026, 11, 25));

    [Fact]
    public void An_entry_reads_as_it_stands_in_the_page()
    {
        Assert.Equal("""
            # Written by 'scaling-check calibrate --write'. Reviewed like code: see docs/commands/calibrate.md.
            - check: "sort-time[benchmark=quick]"
              estimate: "forecast@N=1e7"
              sd: 0.043%
              commits: 212
              environment: "0123456789ab"
              raise: 0.46
              date: 2026-11-25

            """, CalibrationFile.Format([Entry]));
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var number = Entry with { Check = "loss", Estimate = "alpha", Noise = new GateNoise(new Amount(.0021, IsRelative: false), 40) };
        Assert.Equal([number, Entry], Read(CalibrationFile.Format([Entry, number])));
    }

    [Fact]
    public void The_order_of_entries_does_not_change_the_file()
    {
        var other = Entry with { Estimate = "exponent" };
        Assert.Equal(CalibrationFile.Format([other, Entry]), CalibrationFile.Format([Entry, other]));
    }

    [Theory]
    [InlineData("- [a]: {b} & *c | > ! % @ `")]
    [InlineData("# no comment")]
    [InlineData("${HOME} and $${X}")]
    [InlineData("größer: 速い 😀 \u2028 \u0085 \uFEFF \u0007")]
    [InlineData("true")]
    [InlineData("1e5")]
    [InlineData(" ")]
    public void Any_name_survives(string name) => Assert.Equal(name, Assert.Single(Read(CalibrationFile.Format([Entry with { Check = name, Estimate = name }]))).Check);

    [Fact]
    public void Any_text_at_all_survives() => Gen.String.Where(text => text.Length > 0 && !text.Any(char.IsSurrogate)).Sample(text =>
        Assert.Single(Read(CalibrationFile.Format([Entry with { Check = text, Estimate = text }]))) == Entry with { Check = text, Estimate = text });

    [Fact]
    public void Any_deviation_survives_to_four_digits() => Gen.Double[1e-12, 1e6].Select(Gen.Bool).Sample((deviation, relative) =>
        Math.Abs(Assert.Single(Read(CalibrationFile.Format([Entry with { Noise = new GateNoise(new Amount(deviation, relative), 50) }]))).Noise.Deviation.Value - deviation) <= 5e-4 * deviation);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("[]\n")]
    public void A_file_without_entries_says_nothing(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("sd: 0", "calibration.yml:1:39: error SC3011: 'sd': a standard deviation lies above 0")]
    [InlineData("sd: -1", "calibration.yml:1:39: error SC3003: 'sd' is '-1', expected an amount of zero or more")]
    [InlineData("raise: -1", "calibration.yml:1:63: error SC3011: 'raise': a calibration only ever raises: 0 or more")]
    [InlineData("raise: high", "calibration.yml:1:63: error SC3003: 'raise' is 'high', expected a number with a decimal point, such as 0.5 or 1e9")]
    [InlineData("commits: 1.5", "calibration.yml:1:52: error SC3003: 'commits' is '1.5', expected a whole number above 0 and below 1e9")]
    [InlineData("date: 25.11.2026", "calibration.yml:1:72: error SC3011: 'date': write it as 2026-11-25")]
    [InlineData("date: 2026-02-30", "calibration.yml:1:72: error SC3011: 'date': write it as 2026-11-25")]
    public void A_malformed_entry_is_refused_with_its_place(string key, string expected)
    {
        var keys = new Dictionary<string, string>
        {
            ["check"] = "loss", ["estimate"] = "level", ["sd"] = "1%", ["commits"] = "40", ["raise"] = "3", ["date"] = "2026-11-25",
        };
        var parts = key.Split(": ");
        keys[parts[0]] = parts[1];
        var (entries, problems) = CalibrationFile.Read($"- {{ {string.Join(", ", keys.Select(pair => $"{pair.Key}: {pair.Value}"))} }}", "calibration.yml");
        Assert.Empty(entries);
        Assert.StartsWith(expected, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- { check: a }", "calibration.yml:1:3: error SC3005: 'estimate' is missing in the entry")]
    [InlineData("- a", "calibration.yml:1:3: error SC3003: the entry is 'a', expected a mapping (key: value)")]
    [InlineData("- { check: a, sdd: 1 }", "calibration.yml:1:15: error SC3002: unknown key 'sdd' in the entry (did you mean 'sd'?)")]
    [InlineData("- {", "calibration.yml:2:1: error SC3001: the YAML cannot be read")]
    public void A_malformed_file_is_refused_with_its_place(string text, string expected) =>
        Assert.StartsWith(expected, CalibrationFile.Read(text, "calibration.yml").Problems[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void Gates_take_what_was_calibrated_for_their_own_check_and_keep_what_they_say_themselves()
    {
        GateRule[] gates = [new() { Target = "level" }, new() { Target = "slope", Noise = new GateNoise(new Amount(.5, IsRelative: false), null) }];
        var settings = Config.Accepted(Config.WithLossCheck()) with
        {
            Calibration = [Entry with { Check = "loss[a=1]", Estimate = "level" }, Entry with { Check = "loss[a=1]", Estimate = "slope" }],
        };
        var calibrated = settings.Calibrated("loss[a=1]", "0123456789ab", gates);
        Assert.Equal([.46, .46], calibrated.Select(gate => gate.Raise));
        Assert.Equal([Entry.Noise, gates[1].Noise], calibrated.Select(gate => gate.Noise));
        Assert.Equal(gates, settings.Calibrated("loss", "0123456789ab", gates));
        Assert.Equal(gates, settings.Calibrated("loss[a=2]", "0123456789ab", gates));
        Assert.Equal(gates, settings.Calibrated("loss[a=1]", "ba9876543210", gates));
    }

    private static IReadOnlyList<CalibratedGate> Read(string text)
    {
        var (entries, problems) = CalibrationFile.Read(text, "calibration.yml");
        Assert.Equal([], problems.Select(problem => problem.ToString()));
        return entries;
    }
}
