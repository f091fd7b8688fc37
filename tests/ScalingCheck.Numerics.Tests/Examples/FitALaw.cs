using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class FitALaw : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] sizes = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8, 1.28e9];
        double[] losses = [3.47873, 3.1247, 2.83166, 2.60686, 2.44785, 2.32719, 2.22023, 2.12999];

        var fit = KnownLaws.PowerConstant.Fit(new FitData(sizes, losses), new FitOptions { ForecastAt = [[1e10]] });

        foreach (var quantity in fit.Parameters.Concat(fit.Forecasts))
            Console.WriteLine($"{quantity.Name} {quantity.Value:G4}, 95 % interval {quantity.Lower:G4} to {quantity.Upper:G4}");
        // end
    }
}
