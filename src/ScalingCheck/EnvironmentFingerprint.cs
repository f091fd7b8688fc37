using System.Security.Cryptography;
using System.Text;

namespace ScalingCheck;

/// <summary>
/// What a run was measured on. Canonical form: <c>key=value</c> lines, keys in ordinal order, UTF-8, <c>\n</c>.
/// </summary>
internal sealed class EnvironmentFingerprint
{
    /// <summary>The value of a key that could not be found out; it equals only itself.</summary>
    public const string Unknown = "unknown";

    public EnvironmentFingerprint(NamedValues<string> entries) => Entries = entries;

    public NamedValues<string> Entries { get; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the canonical form.</summary>
    public string ShortName =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())))[..12];

    public string this[string key] => Entries.TryGet(key, out var value) ? value : Unknown;

    public string Canonical() => string.Concat(Entries.Select(entry => $"{entry.Key}={entry.Value}\n"));

    /// <summary>The part of it that these keys make: what two runs must share to be compared.</summary>
    public EnvironmentFingerprint Only(IEnumerable<string> keys) =>
        new(NamedValues<string>.From(keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, Compared(key)))));

    /// <summary>The keys among <paramref name="keys"/> in which the two differ; an operating system in name or major version.</summary>
    public IReadOnlyList<string> DifferingKeys(EnvironmentFingerprint other, IEnumerable<string> keys) =>
        [.. keys.Where(key => !string.Equals(Compared(key), other.Compared(key), StringComparison.Ordinal))];

    private string Compared(string key) => key == "os" ? OperatingSystemMajor(this[key]) : this[key];

    /// <summary><c>Ubuntu 24.04.2 LTS</c> is <c>Ubuntu 24</c>: what follows the first number is a patch, or prose.</summary>
    public static string OperatingSystemMajor(string description)
    {
        var digit = description.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 0 || description[digit - 1] != ' ') return description;
        var end = digit;
        while (end < description.Length && char.IsAsciiDigit(description[end])) end++;
        return description[..end];
    }
}
