using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class WeighThePoints : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] sizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
        double[] losses = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];
        double[] seeds = [8, 8, 4, 4, 2, 2, 1, 1];
        double[] errors = [.02, .02, .02, .01, .01, .01, .005, .005];

        var equal = KnownLaws.PowerConstant.Fit(new FitData(sizes, losses)).Parameter("alpha");
        var weighted = KnownLaws.PowerConstant.Fit(new FitData(sizes, losses, weights: seeds)).Parameter("alpha");
        var measured = KnownLaws.PowerConstant.Fit(new FitData(sizes, losses, standardErrors: errors)).Parameter("alpha");

        Console.WriteLine($"equal weights: alpha {equal.Value:F3}, {equal.Lower:F3} to {equal.Upper:F3}");
        Console.WriteLine($"means over seeds: alpha {weighted.Value:F3}, {weighted.Lower:F3} to {weighted.Upper:F3}");
        Console.WriteLine($"standard errors: alpha {measured.Value:F3}, {measured.Lower:F3} to {measured.Upper:F3}");
        // end
    }
}
