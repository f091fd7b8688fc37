namespace ScalingCheck.EndToEnd;

public sealed class ExamplesTests
{
    private const int Last = 14;

    [Theory]
    [InlineData("complexity")]
    [InlineData("training-ladder")]
    public void The_planted_regression_is_found_and_the_commit_before_it_passes(string example)
    {
        using var good = new Replayed(example, Last - 1);
        Assert.Equal(0, good.Command.ExitCode);
        Assert.Contains("\nPASS (", good.Command.Out, StringComparison.Ordinal);

        using var bad = new Replayed(example, Last);
        Assert.Equal(1, bad.Command.ExitCode);
        Assert.Contains("\nREGRESSED (", bad.Command.Out, StringComparison.Ordinal);
        Assert.Matches(@"worse by [\d.]+( %)?.*; against [0-9a-f]{7} \(merge base with main, \d+ commits measured\)", bad.Command.Out);
    }

    private sealed class Replayed : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Replayed(string example, int until)
        {
            var program = Checkout.File("examples", "Replay", "bin", Configuration, "net10.0", "Replay.dll");
            Command = Command.Run(Checkout.Root, "dotnet", program, example,
                "--until", until.ToString(System.Globalization.CultureInfo.InvariantCulture), "--into", _folder.Path);
        }

        public Command Command { get; }

#if DEBUG
        private static string Configuration => "Debug";
#else
        private static string Configuration => "Release";
#endif

        public void Dispose() => _folder.Dispose();
    }
}
