using System.Text;
using ScalingCheck.Collect.Reading;

namespace ScalingCheck.Tests.Collect.Reading;

public sealed class Utf8TextTests
{
    private static (byte[] Bytes, Utf8Text Text) Drain(byte[] content)
    {
        var text = new Utf8Text(new Trickle(content), "f");
        var result = new MemoryStream();
        text.CopyTo(result);
        return (result.ToArray(), text);
    }

    [Fact]
    public void Characters_survive_when_blocks_cut_them()
    {
        var content = string.Concat(Enumerable.Repeat("aé€😀\n", 40_000));
        var (bytes, text) = Drain(Encoding.UTF8.GetBytes(content));
        Assert.Null(text.Fault);
        Assert.Equal(content, Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 65 }, "A")]
    [InlineData(new byte[] { 0xFF, 0xFE, 65, 0, 0xAC, 0x20 }, "A€")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 65, 0x20, 0xAC }, "A€")]
    [InlineData(new byte[] { 0xFF, 0xFE }, "")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "")]
    [InlineData(new byte[0], "")]
    public void Byte_order_marks_are_taken_off(byte[] content, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Drain(content).Bytes));

    [Theory]
    [InlineData(100_000)]
    [InlineData(3)]
    public void The_text_ends_where_it_is_no_longer_text(int lines)
    {
        var good = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é\n", lines)));
        var (bytes, text) = Drain([.. good, .. "ab"u8, 0xC3, 0x28, .. good]);
        Assert.Equal(good.Length + 2, bytes.Length);
        Assert.Equal("SC2104", text.Fault!.Code);
        Assert.Equal(new SourceLocation("f", lines + 1, 3), text.Fault.Location);

        var (_, cut) = Drain([.. good, 0xE2, 0x82]);
        Assert.Equal(new SourceLocation("f", lines + 1, 1), cut.Fault!.Location);

        var (_, binary) = Drain([.. good, 65, 0]);
        Assert.Equal(new SourceLocation("f", lines + 1), binary.Fault!.Location);
    }

    [Fact]
    public void A_mark_and_half_a_character_are_not_the_end()
    {
        var text = new Utf8Text(new Trickle([0xEF, 0xBB, 0xBF, .. "€uro"u8], 4), "f");
        Assert.Equal("€uro", new StreamReader(text).ReadToEnd());
    }

    /// <summary>Hands out its content a little at a time, as pipes do.</summary>
    private sealed class Trickle(byte[] content, int most = 1021) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
