using System.Reflection;

namespace ScalingCheck.Tool;

/// <summary>The version that results and snapshots name.</summary>
internal static class ToolVersion
{
    // The part after '+' is the commit that the tool was built from: noise in a report.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
