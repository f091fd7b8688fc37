using System.Diagnostics;
using System.Globalization;

namespace ScalingCheck.History;

/// <summary>Another process that appends to a history and says what was acknowledged.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _reading;
    private readonly List<string> _acknowledged = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="file">The history.</param>
    /// <param name="writer">A number of its own, so that no two write the same.</param>
    /// <param name="count">How many snapshots; 0: until it is killed.</param>
    /// <param name="observations">How many observations a snapshot.</param>
    /// <param name="database">Address of the server, for a store that is not a file.</param>
    public WriterProcess(string file, int writer, int count, int observations, string? database = null)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory, "ScalingCheck.HistoryWriter" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var numbers = new[] { writer, count, observations }.Select(number => number.ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo(program, [file, .. numbers])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (database is not null) start.Environment["SCALING_CHECK_DB"] = database;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>How many writers a test kills: a few each time, and as many as SCALING_CHECK_KILLS says for a long run.</summary>
    public static int Kills { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("SCALING_CHECK_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 16;

    /// <summary>Completes with the first acknowledgement, or when the process ends without one.</summary>
    public Task First => _first.Task;

    /// <summary>Waits for the end and returns what was acknowledged.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
        Assert.Equal("", await _errors);
        Assert.Equal(0, _process.ExitCode);
        return _acknowledged;
    }

    /// <summary>Kills it at once, with nothing that it could catch, and returns what was acknowledged.</summary>
    public async Task<IReadOnlyList<string>> KillAsync(bool entireTree = false)
    {
        Assert.False(_process.HasExited, "the writer ended by itself: " + (_process.HasExited ? await _errors : ""));
        _process.Kill(entireTree);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
        return _acknowledged;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } id)
        {
            // The last line may be half a line.
            if (id.Length == 64) _acknowledged.Add(id);
            _first.TrySetResult();
        }

        _first.TrySetResult();
    }
}
