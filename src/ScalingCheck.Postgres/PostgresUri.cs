namespace ScalingCheck.Postgres;

/// <summary><c>postgresql://user:password@host:port/database?sslmode=require</c>, as libpq reads it.</summary>
internal static class PostgresUri
{
    /// <exception cref="FormatException">It is not of this form. The message quotes nothing of it.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string text)
    {
        var scheme = text[..text.IndexOf("://", StringComparison.Ordinal)];
        if (scheme.ToLowerInvariant() is not ("postgres" or "postgresql")) throw new FormatException("an address starts with postgresql://");
        var rest = text[(scheme.Length + 3)..];
        var (address, query) = Cut(rest, '?');
        var (authority, database) = Cut(address, '/');
        // A character that should have been escaped ends a part early, and what follows would be taken for a name.
        if (database.Contains('@', StringComparison.Ordinal) || query.Contains('@', StringComparison.Ordinal))
            throw new FormatException("in an address / ? # and @ of a password are written %2F %3F %23 and %40");

        var at = authority.LastIndexOf('@');
        var found = new List<KeyValuePair<string, string>>();
        if (at >= 0)
        {
            var (user, password) = Cut(authority[..at], ':');
            found.Add(new("user", Unescape(user)));
            found.Add(new("password", Unescape(password)));
        }

        AddHosts(authority[(at + 1)..], found);
        found.Add(new("dbname", Unescape(database)));
        foreach (var setting in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = Cut(setting, '=');
            found.Add(new(Unescape(key), Unescape(value)));
        }

        return found;
    }

    /// <summary>Several hosts are tried in turn: <c>one:5432,two:5433</c>; an IPv6 address stands in brackets.</summary>
    private static void AddHosts(string hosts, List<KeyValuePair<string, string>> found)
    {
        var several = hosts.Split(',');
        foreach (var host in several)
        {
            var colon = host.LastIndexOf(':');
            if (colon <= host.IndexOf(']', StringComparison.Ordinal)) continue;
            var port = host[(colon + 1)..];
            if (port.Length is 0 or > 5 || !port.All(char.IsAsciiDigit)) throw new FormatException("the port is not a number");
        }

        if (several.Length > 1)
        {
            found.Add(new("host", string.Join(',', several.Select(Unescape))));
            return;
        }

        var end = hosts.LastIndexOf(':');
        var hasPort = end > hosts.IndexOf(']', StringComparison.Ordinal);
        found.Add(new("host", Unescape(hasPort ? hosts[..end] : hosts).Trim('[', ']')));
        if (hasPort) found.Add(new("port", hosts[(end + 1)..]));
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}
