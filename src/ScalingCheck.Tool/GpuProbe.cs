using System.Globalization;
using System.Text.RegularExpressions;

namespace ScalingCheck.Tool;

/// <summary>
/// The accelerators of a Linux machine, from what their drivers write into the file system: NVIDIA's <c>/proc/driver/nvidia</c>
/// and AMD's <c>/sys/class/kfd</c>. Where there is neither, nothing is said: unknown equals unknown.
/// </summary>
internal static partial class GpuProbe
{
    /// <summary>The keys <c>gpu</c>, <c>gpu-count</c> and <c>driver</c>, or none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Take(Func<string, string?> variable, string root)
    {
        var (models, driver) = Nvidia(root);
        if (models.Count == 0) (models, driver) = Amd(root);
        if (models.Count == 0) return [];
        // Of several models all are named, each once.
        var names = string.Join(" + ", models.Distinct().Order(StringComparer.Ordinal));
        var count = Visible(variable) ?? models.Count;
        return
        [
            new("gpu", names),
            new("gpu-count", Math.Min(count, models.Count).ToString(CultureInfo.InvariantCulture)),
            new("driver", driver ?? EnvironmentFingerprint.Unknown),
        ];
    }

    private static (List<string> Models, string? Driver) Nvidia(string root)
    {
        var folder = Path.Combine(root, "proc", "driver", "nvidia");
        var gpus = Path.Combine(folder, "gpus");
        if (!Directory.Exists(gpus)) return ([], null);
        var models = Directory.GetDirectories(gpus).Select(gpu => Value(Path.Combine(gpu, "information"), "Model")).OfType<string>().ToList();
        var version = Path.Combine(folder, "version");
        var driver = File.Exists(version) ? DriverVersion().Match(File.ReadAllText(version)) : null;
        return (models, driver is { Success: true } ? driver.Value : null);
    }

    private static (List<string> Models, string? Driver) Amd(string root)
    {
        var nodes = Path.Combine(root, "sys", "class", "kfd", "kfd", "topology", "nodes");
        if (!Directory.Exists(nodes)) return ([], null);
        // A node without vector units is a processor.
        var models = Directory.GetDirectories(nodes).Select(node => Path.Combine(node, "properties")).Where(File.Exists)
            .Select(file => File.ReadLines(file).Select(line => line.Split(' ')).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]))
            .Where(properties => properties["simd_count"].FirstOrDefault() is { } units && units != "0")
            .Select(properties => $"AMD gfx {properties["gfx_target_version"].FirstOrDefault() ?? "unknown"}").ToList();
        var driver = Path.Combine(root, "sys", "module", "amdgpu", "version");
        return (models, File.Exists(driver) ? File.ReadAllText(driver).Trim() : null);
    }

    private static string? Value(string file, string key) => !File.Exists(file) ? null
        : File.ReadLines(file).Select(line => EnvironmentProbe.ValueOf(line, key)).FirstOrDefault(value => value is not null);

    /// <summary>How many the process may use; null when it may use all.</summary>
    private static int? Visible(Func<string, string?> variable) =>
        (variable("CUDA_VISIBLE_DEVICES") ?? variable("HIP_VISIBLE_DEVICES")) is not { } list ? null
        : list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeWhile(device => device != "-1").Count();

    [GeneratedRegex(@"\b\d{3,}\.\d+(\.\d+)?\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DriverVersion();
}
