using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ScalingCheck.Tool;

/// <summary>Finds out what machine this is, for the fingerprint of a snapshot.</summary>
internal static partial class EnvironmentProbe
{
    /// <param name="named">Keys that the user gave with <c>--environment key=value</c>; they win.</param>
    public static EnvironmentFingerprint Take(IReadOnlyList<KeyValuePair<string, string>> named, Func<string, string?> variable)
    {
        var entries = new List<KeyValuePair<string, string>>
        {
            new("arch", RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()),
            new("cpu", Cpu(variable)),
            new("cpu-count", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            new("os", OperatingSystemName()),
            new("runtime", $".NET {Environment.Version.Major}"),
        };
        if (variable("ImageOS") is { Length: > 0 } image) entries.Add(new("image", $"{image} {variable("ImageVersion")}".Trim()));
        return new EnvironmentFingerprint(NamedValues<string>.From(entries.Concat(named)));
    }

    private static string Cpu(Func<string, string?> variable)
    {
        const string linux = "/proc/cpuinfo";
        if (File.Exists(linux))
        {
            var model = File.ReadLines(linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            if (model is not null) return Spaces().Replace(model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..], " ").Trim();
        }

        return variable("PROCESSOR_IDENTIFIER") is { Length: > 0 } windows ? windows : EnvironmentFingerprint.Unknown;
    }

    private static string OperatingSystemName()
    {
        if (OperatingSystem.IsWindows()) return $"Windows {Environment.OSVersion.Version.Major}";
        if (OperatingSystem.IsMacOS()) return $"macOS {Environment.OSVersion.Version.Major}";
        return RuntimeInformation.OSDescription;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
