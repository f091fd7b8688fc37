using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;

namespace ScalingCheck.Numerics.Tests.Examples;

public sealed class ResistOutliers : LibraryExample
{
    protected override void Run()
    {
        // begin
        double[] sizes = [.. Enumerable.Range(0, 16).Select(k => 1e7 * Math.Pow(2, k / 2.0))];
        double[] losses = [.. sizes.Select((x, k) => (1.8 + (400 * Math.Pow(x, -.34))) * (1 + (.004 * Math.Sin(5 * k))))];
        losses[12] *= 1.2; // a run that diverged
        var data = new FitData(sizes, losses);

        var squares = KnownLaws.PowerConstant.Fit(data).Parameter("E");
        var huber = KnownLaws.PowerConstant.Fit(data, new FitOptions
        {
            Objective = FitObjective.Huber(1e-3), Method = IntervalMethod.CaseBootstrap, Draws = 1000, Seed = 7,
        }).Parameter("E");

        Console.WriteLine($"squares: E {squares.Value:F2}, {squares.Lower:F2} to {squares.Upper:F2}");
        Console.WriteLine($"huber:   E {huber.Value:F2}, {huber.Lower:F2} to {huber.Upper:F2}");
        // end
    }
}
