using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class ReadARefusal : LibraryExample
{
    protected override void Run()
    {
        // begin
        var names = new FitOptions { AxisNames = ["params"], ValueName = "loss" };

        var rising = KnownLaws.PowerConstant.Fit(new FitData([1e7, 2e7, 4e7, 8e7], [2.4, 2.5, 2.7, 2.8]), names);
        Console.WriteLine(rising.Refusal ?? "fitted");

        var noisy = KnownLaws.PowerConstant.Fit(new FitData([1e7, 2e7, 4e7, 8e7, 1.6e8], [3.00, 2.45, 1.97, 1.64, 1.29]), names);
        Console.WriteLine(noisy.Refusal ?? "fitted");
        foreach (var quantity in noisy.Parameters)
            Console.WriteLine($"{quantity.Name} {quantity.Value:G3}: {quantity.NotIdentified ?? $"{quantity.Lower:G3} to {quantity.Upper:G3}"}");
        // end
    }
}
