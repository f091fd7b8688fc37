using System.Text;

namespace ScalingCheck.Numerics.Tests.Examples;

/// <summary>What the examples of this namespace print, in place of the console.</summary>
internal static class Console
{
    [ThreadStatic]
    private static StringBuilder? lines;

    public static StringBuilder Lines
    {
        get => lines ??= new();
        set => lines = value;
    }

    public static void WriteLine(string? line) => Lines.Append(line).Append('\n');
}
