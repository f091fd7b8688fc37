using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>
/// The 92 learning curves of Alabdulmohsin et al. 2022: fitted to the smaller sizes, forecast about 2x beyond. Root mean
/// square error of ln y, averaged over curves, and how often 95 % intervals hold.
/// </summary>
internal static class Extrapolation
{
    public static int Run(string[] args)
    {
        if (LearningCurve.ReadAll() is not { } curves)
        {
            Console.WriteLine(SharedData.Missing);
            return 0;
        }

        var ensembles = new Ensemble[curves.Count];
        // Once beforehand, so that the time is not that of the compiler.
        Ensemble.Fit(curves[0].Fitted, EnsembleRecipe.Default);
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(0, curves.Count, i => ensembles[i] = Ensemble.Fit(curves[i].Fitted, EnsembleRecipe.Default));
        var (wall, cpu) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);

        var nine = new Ensemble[curves.Count];
        var least = new LeastSquaresForecast[curves.Count];
        Parallel.For(0, curves.Count, i =>
        {
            nine[i] = Ensemble.Fit(curves[i].Fitted, EnsembleRecipe.Nine);
            least[i] = LeastSquaresForecast.Of(curves[i]);
        });

        PrintErrors(curves, ensembles, nine, least);
        PrintIntervals(curves, ensembles, nine, least);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the {curves.Count} ensembles with their backtests: {wall:F1} s on {Environment.ProcessorCount} processors, {cpu:F1} s of processor time; "
            + $"{ensembles.Count(e => e.Members.Count == 12)} with twelve finite members"));
        return 0;
    }

    private static void PrintErrors(
        IReadOnlyList<LearningCurve> curves, Ensemble[] ensembles, Ensemble[] nine, LeastSquaresForecast[] least)
    {
        var table = new ErrorTable(curves);
        table.Add("power, least squares", i => least[i].Power);
        table.Add("power-constant, least squares", i => least[i].PowerConstant);
        table.Add("shifted-power, priors, tail weight .5", i => Single(nine[i], "shifted-power"));
        table.Add("three-region, priors, tail weight .5", i => Single(nine[i], "three-region"));
        table.Add("broken-power, priors, tail weight .5", i => Single(nine[i], "broken-power"));
        table.Add("nine, equal weights", i => With(curves, nine, i, 0).Centre);
        table.Add("nine, weights 1/b", i => With(curves, nine, i, -1).Centre);
        table.Add("nine, weights 1/b^2", i => With(curves, nine, i, -2).Centre);
        table.Add("the default of twelve", i => ensembles[i].Centre);
        table.Print();
        Console.WriteLine("quoted, not measured by this command (estimators of the authors of the curves):");
        Console.WriteLine("M1 (power)                               .1046   .0148  .01397   .2217   .0963   .0867");
        Console.WriteLine("M2 (power-constant)                      .0823   .0148  .00102   .0341   .0679   .0611");
        Console.WriteLine("M3 (shifted-power)                       .0615   .0087  .00227   .0471   .0518   .0391");
        Console.WriteLine("M4 (three-region), the best of them      .0415   .0123  .00094   .0208   .0350   .0233");
        Console.WriteLine();
    }

    private static void PrintIntervals(
        IReadOnlyList<LearningCurve> curves, Ensemble[] ensembles, Ensemble[] nine, LeastSquaresForecast[] least)
    {
        Console.WriteLine($"{"95 % interval",-44}{"coverage",9}{"width",8}{"median",8}{"score",8}");
        Interval("power-constant, t interval of the mean", i => (least[i].PowerConstant, u => least[i].Reach(u, newRun: false)));
        Interval("power-constant, t interval of a new run", i => (least[i].PowerConstant, u => least[i].Reach(u, newRun: true)));
        Interval("default centre, noise only", i => Terms(ensembles[i], 1, 0, 0));
        Interval("default centre, noise and spread", i => Terms(ensembles[i], 1, 1, 0));
        Interval("default centre, backtest only", i => Terms(ensembles[i], 0, 0, 1));
        Interval("nine, equal-weight centre, all three", i => Terms(With(curves, nine, i, 0), 1, 1, 1));
        Interval("nine, 1/b^2 centre, all three", i => Terms(With(curves, nine, i, -2), 1, 1, 1));
        Interval("the default of twelve", i => Terms(ensembles[i], 1, 1, 1));

        void Interval(string name, Func<int, (Func<double, double> Centre, Func<double, double> Reach)> forecast)
        {
            ForecastScore[] scores = [.. curves.Select((curve, i) => ForecastScore.Of(curve, forecast(i).Centre, forecast(i).Reach))
                .Where(s => double.IsFinite(s.Width) && double.IsFinite(s.Error))];
            var mean = ForecastScore.Mean(scores);
            double[] widths = [.. scores.Select(s => s.Width).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-44}{mean.Coverage,9:P1}{mean.Width,8:F3}{widths[widths.Length / 2],8:F3}{mean.IntervalScore,8:F3}{(scores.Length < curves.Count ? $"  on {scores.Length} curves" : "")}"));
        }
    }

    private static Func<double, double> Single(Ensemble ensemble, string form) =>
        ensemble.Members.Single(m => m.Form.Id == form && m.TailWeight == .5).LogValue;

    private static Ensemble With(IReadOnlyList<LearningCurve> curves, Ensemble[] nine, int i, double power) =>
        new(curves[i].Fitted, nine[i].Members, power);

    private static (Func<double, double> Centre, Func<double, double> Reach) Terms(
        Ensemble ensemble, double noise, double spread, double backtest) =>
        (ensemble.Centre, u => IntervalRule.Normal * Math.Sqrt(
            (noise * ensemble.NoiseVariance) + (spread * ensemble.SpreadVariance(u)) + (backtest * ensemble.BacktestVariance)));
}
