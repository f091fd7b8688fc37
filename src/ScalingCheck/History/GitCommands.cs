using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History;

/// <summary>
/// Runs git in one folder. Arguments are passed as a list, never through a shell; nothing asks questions, takes locks,
/// or runs a program that the repository names. Nothing is fetched but by <see cref="GitDeepening"/>.
/// </summary>
/// <param name="environment">Variables for git besides those of this process.</param>
internal sealed class GitCommands(
    string executable, string directory, TimeSpan timeout, IReadOnlyDictionary<string, string>? environment = null)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Inside a git hook these name the repository of the hook: the folder alone shall decide.</summary>
    private static readonly string[] Inherited =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    ];

    private static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    /// <summary>The same folder, and another patience.</summary>
    public GitCommands Within(TimeSpan limit) => new(executable, directory, limit, environment);

    public GitOutput Run(params ReadOnlySpan<string> arguments) => Run(Start(arguments), default);

    /// <summary>Runs a command that reads <paramref name="input"/>.</summary>
    public GitOutput Feed(ReadOnlyMemory<byte> input, params ReadOnlySpan<string> arguments) => Run(Start(arguments), input);

    /// <summary>How a command would be run, for one that is talked to while it runs.</summary>
    public ProcessStartInfo Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var name in Inherited) start.Environment.Remove(name);
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["SSH_ASKPASS_REQUIRE"] = "never";
        start.Environment["LC_ALL"] = "C";
        start.ArgumentList.Add("--no-pager");
        start.ArgumentList.Add("--no-replace-objects");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("core.fsmonitor=false");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? NoVariables) start.Environment[name] = value;
        return start;
    }

    private GitOutput Run(ProcessStartInfo start, ReadOnlyMemory<byte> input)
    {
        try
        {
            using var process = Process.Start(start)!;
            // All are served at once: a full pipe would stop git for ever.
            var text = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            var writing = WriteAsync(process, input);
            if (!process.WaitForExit(timeout))
            {
                process.Kill(entireProcessTree: true);
                throw new HistoryException(Catalogue.GitTimedOut(start.WorkingDirectory, timeout));
            }

            writing.GetAwaiter().GetResult();
            return new(process.ExitCode, text.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception failure)
        {
            throw new HistoryException(Catalogue.GitFailed(start.WorkingDirectory, failure.Message), failure);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git has ended before it had read everything: its exit code tells why.
        }
    }
}
