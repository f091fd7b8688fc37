using ScalingCheck.Numerics.Comparisons;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class CompareAtOtherSizes : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] before = [1e7, 2e7, 4e7, 8e7, 1.6e8, 3.2e8, 6.4e8];
        double[] after = [1.5e7, 3e7, 6e7, 1.2e8, 2.4e8, 4.8e8, 9.6e8];
        var @base = new FitData(before, [3.467, 3.131, 2.835, 2.616, 2.446, 2.319, 2.218]);
        var head = new FitData(after, [3.411, 3.090, 2.812, 2.600, 2.439, 2.316, 2.222]);

        var result = CurveTest.Compare(KnownLaws.PowerConstant, head, @base);

        Console.WriteLine(result.Refusal ?? $"one curve: p {result.OneCurve!.Value.PValue():G2}; {result.InWords}");
        Console.WriteLine($"at the largest size worse by {100 * result.Change.Change:F1} %, at least {100 * result.Change.LowerBound(.05):F1} %");
        foreach (var smallest in result.SmallestChanges)
            Console.WriteLine($"would see a change of {smallest.Kind} by {smallest.OneCurve:G2}");
        // end
    }
}
