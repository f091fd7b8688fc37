using System.Globalization;

namespace ScalingCheck.Examples.Replay;

/// <summary>The command line: <c>EXAMPLE [--until NN]</c>.</summary>
/// <param name="Example">Name of a folder under examples.</param>
/// <param name="Until">Number of the last commit to replay.</param>
internal sealed record ReplayOptions(string Example, int Until)
{
    public static ReplayOptions? Parse(string[] args) => args switch
    {
        [var example] => new(example, int.MaxValue),
        [var example, "--until", var text]
            when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int until) => new(example, until),
        _ => null,
    };
}
