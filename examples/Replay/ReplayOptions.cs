using System.Globalization;

namespace ScalingCheck.Examples.Replay;

/// <summary>The command line: <c>EXAMPLE [--until NN] [--into FOLDER]</c>.</summary>
/// <param name="Example">Name of a folder under examples.</param>
/// <param name="Until">Number of the last commit to replay.</param>
/// <param name="Into">Where the repository is made, in place of the example's own folder.</param>
internal sealed record ReplayOptions(string Example, int Until, string? Into)
{
    public static ReplayOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0].StartsWith('-')) return null;
        ReplayOptions options = new(args[0], int.MaxValue, null);
        for (int i = 1; i < args.Length; i += 2)
        {
            if (args[i] == "--until" && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int until))
                options = options with { Until = until };
            else if (args[i] == "--into")
                options = options with { Into = Path.GetFullPath(args[i + 1]) };
            else
                return null;
        }

        return options;
    }
}
