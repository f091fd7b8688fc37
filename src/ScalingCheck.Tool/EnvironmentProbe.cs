using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ScalingCheck.Tool;

/// <summary>Finds out what machine this is, for the fingerprint of a snapshot: from files and variables, no program is run.</summary>
internal static partial class EnvironmentProbe
{
    /// <param name="named">Keys that the user gave with <c>--environment key=value</c>; they win.</param>
    /// <param name="variable">Looks an environment variable up.</param>
    /// <param name="root">Where the files of the system begin.</param>
    public static EnvironmentFingerprint Take(
        IReadOnlyList<KeyValuePair<string, string>> named, Func<string, string?> variable, string root = "/")
    {
        var entries = new List<KeyValuePair<string, string>>
        {
            new("arch", RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()),
            new("cpu", Cpu(variable, root)),
            new("cpu-count", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            new("os", EnvironmentFingerprint.OperatingSystemMajor(OperatingSystemName())),
            new("runtime", $".NET {Environment.Version.Major}"),
        };
        entries.AddRange(GpuProbe.Take(variable, root));
        if (Image(variable) is { } image) entries.Add(new("image", image));
        if (Container(variable, root) is { } container) entries.Add(new("container", container));
        if (Runner(variable) is { } runner) entries.Add(new("runner", runner));
        return new EnvironmentFingerprint(NamedValues<string>.From(entries.Concat(named)));
    }

    private static string Cpu(Func<string, string?> variable, string root)
    {
        var linux = Path.Combine(root, "proc", "cpuinfo");
        if (File.Exists(linux))
        {
            // An ARM processor has no name here, and is told by who made which part.
            string? model = null, maker = null, part = null;
            foreach (var line in File.ReadLines(linux))
            {
                model ??= ValueOf(line, "model name");
                maker ??= ValueOf(line, "CPU implementer");
                part ??= ValueOf(line, "CPU part");
                if (model is not null || part is not null) break;
            }

            if (model is not null) return model;
            if (part is not null) return $"ARM implementer {maker} part {part}";
        }

        return variable("PROCESSOR_IDENTIFIER") is { Length: > 0 } windows ? windows : EnvironmentFingerprint.Unknown;
    }

    private static string OperatingSystemName()
    {
        if (OperatingSystem.IsWindows()) return $"Windows {Environment.OSVersion.Version.Major}";
        if (OperatingSystem.IsMacOS()) return $"macOS {Environment.OSVersion.Version.Major}";
        return RuntimeInformation.OSDescription;
    }

    /// <summary>GitHub's hosted image with its version, or the image that GitLab started the job in.</summary>
    private static string? Image(Func<string, string?> variable) =>
        variable("ImageOS") is { Length: > 0 } github ? $"{github} {variable("ImageVersion")}".Trim()
        : variable("CI_JOB_IMAGE") is { Length: > 0 } gitlab ? gitlab : null;

    private static string? Container(Func<string, string?> variable, string root) =>
        variable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } ? "kubernetes"
        : File.Exists(Path.Combine(root, ".dockerenv")) ? "docker"
        : File.Exists(Path.Combine(root, "run", ".containerenv")) ? "podman" : null;

    private static string? Runner(Func<string, string?> variable) =>
        variable("RUNNER_ENVIRONMENT") switch { "github-hosted" => "hosted", { Length: > 0 } github => github, _ => null }
        ?? variable("AGENT_ISSELFHOSTED") switch { "0" => "hosted", "1" => "self-hosted", _ => null }
        ?? (variable("CI_RUNNER_DESCRIPTION") is { Length: > 0 } gitlab ? gitlab : null);

    /// <summary>What follows the colon of a line that begins so; null of another line.</summary>
    internal static string? ValueOf(string line, string key)
    {
        if (!line.StartsWith(key, StringComparison.Ordinal)) return null;
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = colon < 0 ? "" : Spaces().Replace(line[(colon + 1)..], " ").Trim();
        return value.Length > 0 ? value : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
