using System.Text;

namespace ScalingCheck.Postgres;

/// <summary><c>host=db.example.org dbname=history password='two words'</c>, as psql and libpq take it.</summary>
internal static class LibpqSettings
{
    /// <exception cref="FormatException">It is not of this form. The message quotes nothing of it.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string text)
    {
        var found = new List<KeyValuePair<string, string>>();
        for (var at = SkipSpace(text, 0); at < text.Length; at = SkipSpace(text, at))
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0) throw new FormatException("a key has no value: write key=value");
            var key = text[at..equals].Trim();
            at = SkipSpace(text, equals + 1);
            found.Add(new(key, Value(text, ref at)));
        }

        return found;
    }

    private static string Value(string text, ref int at)
    {
        var value = new StringBuilder();
        var quoted = at < text.Length && text[at] == '\'';
        if (quoted) at++;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            else if (quoted ? text[at] == '\'' : char.IsWhiteSpace(text[at])) break;
            value.Append(text[at]);
        }

        if (!quoted) return value.ToString();
        if (at == text.Length) throw new FormatException("a quote is not closed");
        at++;
        return value.ToString();
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
