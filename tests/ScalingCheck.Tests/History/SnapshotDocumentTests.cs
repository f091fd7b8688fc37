using System.Globalization;
using System.Text;

namespace ScalingCheck.History;

public sealed class SnapshotDocumentTests
{
    public static TheoryData<double> Numbers =>
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, 0.1 + 0.2,
        1e-310, 123456789012345680, BitConverter.Int64BitsToDouble(0x3ff0_0000_0000_0001),
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_comes_back_bit_for_bit(double number)
    {
        var observation = Snapshots.Number("loss", number) with { StandardError = number, Axes = NamedValues<double>.Of(("x", number)) };
        var back = Assert.Single(Back(Snapshots.Of(1, observation)).Observations);
        foreach (var found in new[] { back.Value, back.StandardError!.Value, back.Axes.Single().Value })
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(found));
    }

    [Fact]
    public void Random_numbers_come_back_in_every_culture()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 5000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))).Where(double.IsFinite).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(numbers, Back(Snapshots.Of(1, [.. numbers.Select(number => Snapshots.Number("x", number))])).Observations.Select(one => one.Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"},{\"metric\":\"x")]
    [InlineData("nul\0 line\n \u2028 \u202e größe 🚀 </script>")]
    public void A_hostile_text_is_only_a_text(string text)
    {
        var snapshot = Snapshots.Of(1, Snapshots.Number(text, 1) with
        {
            Axes = NamedValues<double>.Of((text, 2)), Labels = NamedValues<string>.Of((text, text)), Unit = text, Source = new(text, 3, 4),
        }) with { Branch = text, Subject = text, ToolVersion = text, Parents = [text], Environment = new(NamedValues<string>.Of((text, text))) };
        var back = Back(snapshot);
        Assert.Equal(SnapshotId.Of(snapshot), SnapshotId.Of(back));
        Assert.Equal(snapshot.Observations, back.Observations);
        Assert.Equal(text, back.Subject);
    }

    [Fact]
    public void The_header_is_read_without_the_observations()
    {
        var text = Encoding.UTF8.GetString(SnapshotDocument.ToBytes(Snapshots.Of(3), "id"));
        // Half of a document is enough as long as the header is in it.
        var header = SnapshotDocumentReader.ReadHeader(Encoding.UTF8.GetBytes(text[..(text.IndexOf("observations", StringComparison.Ordinal) + 20)]));
        Assert.Equal(Snapshots.Commit(3), header.Commit);
        Assert.Empty(header.Observations);
    }

    [Fact]
    public void A_field_that_a_later_tool_adds_is_passed_over()
    {
        var text = Encoding.UTF8.GetString(SnapshotDocument.ToBytes(Snapshots.Of(3), "id"))
            .Replace("\"metric\"", "\"later\":{\"a\":[1,{}]},\"metric\"", StringComparison.Ordinal)
            .Replace("\"commit\"", "\"later\":[[1]],\"commit\"", StringComparison.Ordinal);
        Assert.Equal(Snapshots.Of(3).Observations, SnapshotDocumentReader.Read(Encoding.UTF8.GetBytes(text)).Observations);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "\"commitTime\":\"2026-", "\"commitTime\":\"26-" },
        { "\"uncommitted\":false", "\"uncommitted\":0" },
        { "\"value\":4", "\"value\":\"four\"" },
        { "\"value\":4", "\"value\":null" },
        { "\"line\":12", "\"line\":1e99" },
        { "\"axes\":{\"params\":1000000}", "\"axes\":[1]" },
        { "\"observations\":[", "\"observations\":{}," },
        { "\"toolVersion\":\"1.0.0\",", "" },
        { "snapshot/1", "snapshot/2" },
        { "snapshot/1", "other/1" },
        { "{\"schema\":", "[{\"schema\":" },
        { "\"parents\":[", "\"parents\":[[" },
        { "\"subject\":\"", "\"subject\":\"" + new string('x', 200_000) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_not_of_the_form_is_a_format_error(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(SnapshotDocument.ToBytes(Snapshots.Of(0), "id"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var changed = text.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => SnapshotDocumentReader.Read(Encoding.UTF8.GetBytes(changed)));
    }

    [Fact]
    public void Every_beginning_and_every_flipped_byte_is_a_format_error_or_a_snapshot()
    {
        var bytes = SnapshotDocument.ToBytes(Snapshots.Of(1), "id");
        for (var length = 0; length < bytes.Length; length++) Assert.Throws<FormatException>(() => SnapshotDocumentReader.Read(bytes.AsSpan(0, length)));
        for (var at = 0; at < bytes.Length; at++)
        {
            var flipped = bytes.ToArray();
            flipped[at] ^= 0x15;
            try
            {
                _ = SnapshotDocumentReader.Read(flipped);
            }
            catch (FormatException)
            {
                // Named as damaged, as it should be.
            }
        }
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var text = $"{{\"schema\":\"{SnapshotDocument.Schema}\",\"later\":{new string('[', 100_000)}";
        Assert.Throws<FormatException>(() => SnapshotDocumentReader.Read(Encoding.UTF8.GetBytes(text)));
    }

    private static Snapshot Back(Snapshot snapshot) => SnapshotDocumentReader.Read(SnapshotDocument.ToBytes(snapshot, SnapshotId.Of(snapshot)));
}
