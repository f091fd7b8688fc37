using ScalingCheck.Numerics.Comparisons;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class CompareTwoCommits : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] n = [1024, 2048, 4096, 8192, 16384, 32768];
        double[] before = [10.1, 22.5, 47.6, 106, 224, 489];
        double[] after = [10.2, 22.3, 50.5, 111, 249, 541];
        double[] u = [.. n.Select(x => Math.Log(x))];
        double[] ratios = [.. after.Zip(before, (a, b) => Math.Log(a / b))]; // positive is worse

        foreach (var contrast in new[] { CurveContrast.Level(u), CurveContrast.Slope(u), CurveContrast.RatioAt(u, Math.Log(1e6)) })
        {
            var worse = PairedTest.Compare(contrast, ratios);
            Console.WriteLine($"{contrast.Kind} {worse.Change:F3}, at least {worse.LowerBound(.05):F3}, p {worse.PValue():F3}");
            Console.WriteLine($"    would see {worse.DetectableChange(alpha: .05, power: .8):F3} in four cases of five");
        }
        // end
    }
}
