namespace ScalingCheck.Collect.Reading;

/// <summary>
/// Python writes NaN, Infinity and -Infinity bare, which is not JSON. Each such word outside a string is overwritten by
/// a string of the same length, so that offsets, lines and columns stay true, and its offset is remembered.
/// </summary>
internal static class NonFiniteTokens
{
    public static List<(int Offset, double Value)>? Replace(Span<byte> json)
    {
        List<(int Offset, double Value)>? words = null;
        var position = 0;
        while (position < json.Length)
        {
            var step = json[position..].IndexOfAny((byte)'"', (byte)'N', (byte)'I');
            if (step < 0) break;
            position += step;
            if (json[position] == (byte)'"')
            {
                position = AfterString(json, position + 1);
                continue;
            }

            var (start, length, value) = WordAt(json, position);
            if (length == 0)
            {
                position++;
                continue;
            }

            json[start] = (byte)'"';
            json[start + length - 1] = (byte)'"';
            (words ??= []).Add((start, value));
            position = start + length;
        }

        return words;
    }

    private static (int Start, int Length, double Value) WordAt(ReadOnlySpan<byte> json, int position)
    {
        if (json[position..].StartsWith("NaN"u8)) return (position, 3, double.NaN);
        if (!json[position..].StartsWith("Infinity"u8)) return default;
        return position > 0 && json[position - 1] == (byte)'-'
            ? (position - 1, 9, double.NegativeInfinity)
            : (position, 8, double.PositiveInfinity);
    }

    private static int AfterString(ReadOnlySpan<byte> json, int position)
    {
        while (position < json.Length)
        {
            var step = json[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0) return json.Length;
            position += step;
            if (json[position] == (byte)'"') return position + 1;
            position += 2;
        }

        return json.Length;
    }
}
