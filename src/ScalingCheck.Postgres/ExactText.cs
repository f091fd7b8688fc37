using System.Text;

namespace ScalingCheck.Postgres;

/// <summary>
/// Any text as text that PostgreSQL can hold, which is any without NUL. NUL becomes U+0001 U+0001 and U+0001 becomes
/// U+0001 U+0002: nothing is lost, and the encoded texts stand in the order of the originals.
/// </summary>
internal static class ExactText
{
    public static string Encode(string text)
    {
        if (!NeedsWork(text)) return text;
        // Half of a surrogate pair is no text: it is stored as UTF-8 stores it everywhere else, as U+FFFD.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return whole
            .Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal)
            .Replace("\0", "\u0001\u0001", StringComparison.Ordinal);
    }

    public static string Decode(string stored) => !stored.Contains('\u0001', StringComparison.Ordinal)
        ? stored
        : stored.Replace("\u0001\u0001", "\0", StringComparison.Ordinal).Replace("\u0001\u0002", "\u0001", StringComparison.Ordinal);

    private static bool NeedsWork(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u0001') || text.AsSpan().ContainsAnyInRange('\ud800', '\udfff');
}
