using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class RepeatTheDigits : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] sizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
        double[] losses = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
        var options = new FitOptions { Method = IntervalMethod.ResidualBootstrap, Draws = 1000, Seed = 42 };

        double Lower(FitOptions asked) => KnownLaws.PowerConstant.Fit(new FitData(sizes, losses), asked).Parameter("alpha").Lower;
        string Digits(FitOptions asked) => Lower(asked) == Lower(options) ? "the same digits" : "other digits";

        Console.WriteLine($"on one thread: {Digits(options with { Threads = 1 })}");
        Console.WriteLine($"with another seed: {Digits(options with { Seed = 43 })}");
        // end
    }
}
