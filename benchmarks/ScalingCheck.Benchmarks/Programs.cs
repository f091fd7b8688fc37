using System.Diagnostics;
using System.Text;

namespace ScalingCheck.Benchmarks;

/// <summary>Other programs that a benchmark runs.</summary>
internal static class Programs
{
    public static string Git(string folder, params string[] arguments) => Git(folder, [], arguments);

    public static string Git(string folder, byte[] input, params string[] arguments) => Run(folder, "git", input, arguments);

    /// <summary>The tool as CI runs it, in a process of its own.</summary>
    public static string Tool(string folder, params string[] arguments) =>
        Run(folder, "dotnet", [], [Path.Combine(AppContext.BaseDirectory, "scaling-check.dll"), .. arguments]);

    /// <summary>What the program printed.</summary>
    private static string Run(string folder, string program, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        // 3 is "no baseline", which an empty history is meant to give.
        return process.ExitCode is 0 or 3 ? output.Result : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode} {errors.Result}");
    }

    /// <summary>A line of commits in a new repository, oldest first, all of the empty tree, by one fast-import: a thousand git processes would take longer than what is measured.</summary>
    public static List<string> CommitLine(string folder, int count)
    {
        Git(folder, "init", "--quiet", "--initial-branch", "main");
        var stream = new StringBuilder();
        for (var i = 1; i <= count; i++)
            stream.Append(System.Globalization.CultureInfo.InvariantCulture, $"commit refs/heads/main\nmark :{i}\ncommitter a <a@b> {1700000000 + 60 * i} +0000\ndata 1\nx\n").Append(i > 1 ? $"from :{i - 1}\n" : "").Append('\n');
        Git(folder, Encoding.UTF8.GetBytes(stream.ToString()), "fast-import", "--quiet");
        Git(folder, "reset", "--quiet");
        return [.. Git(folder, "rev-list", "--reverse", "main").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
