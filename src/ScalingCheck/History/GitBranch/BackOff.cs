namespace ScalingCheck.History.GitBranch;

/// <summary>How long to wait before trying again: longer each time, and never two processes alike.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    // Nothing that is reported depends on it; processes of one machine must only differ.
    private static readonly Random Jitter = new(HashCode.Combine(Environment.ProcessId, Environment.MachineName, Environment.TickCount64));

    public static void Wait(int attempt)
    {
        var most = Math.Min(First.TotalMilliseconds * Math.Pow(2, attempt - 1), Longest.TotalMilliseconds);
        double share;
        lock (Jitter) share = Jitter.NextDouble();
        Thread.Sleep(TimeSpan.FromMilliseconds(most * share));
    }
}
