using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScalingCheck.History;

/// <summary>
/// Bytes that mean one thing only, in every culture and on every machine. Text is <c>length:bytes</c> (UTF-8, length in
/// bytes), absent text and numbers are <c>-</c>, a number is the 16 hexadecimal digits of its IEEE 754 bits, a count is
/// decimal; each ends with a line feed. Lengths stand in front, so no character needs escaping.
/// </summary>
internal sealed class CanonicalWriter
{
    private const ulong NaNBits = 0x7ff8_0000_0000_0000;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Clear() => _bytes.ResetWrittenCount();

    public void Text(string? text)
    {
        if (text is null)
        {
            Absent();
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Digits(length, ":"u8);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
        _bytes.Write("\n"u8);
    }

    /// <summary>Every NaN is one NaN, and minus zero is zero: neither difference was measured, and no store need keep it.</summary>
    public void Number(double? number)
    {
        if (number is not { } value)
        {
            Absent();
            return;
        }

        var bits = double.IsNaN(value) ? NaNBits : BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        bits.TryFormat(_bytes.GetSpan(16), out var written, "x16", CultureInfo.InvariantCulture);
        _bytes.Advance(written);
        _bytes.Write("\n"u8);
    }

    public void Count(long? count)
    {
        if (count is { } value) Digits(value, "\n"u8);
        else Absent();
    }

    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    private void Absent() => _bytes.Write("-\n"u8);

    private void Digits(long value, ReadOnlySpan<byte> end)
    {
        value.TryFormat(_bytes.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        _bytes.Advance(written);
        _bytes.Write(end);
    }
}
