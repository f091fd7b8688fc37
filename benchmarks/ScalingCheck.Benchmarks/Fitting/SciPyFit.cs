using System.Globalization;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>The same ten-point fit by scipy.optimize.curve_fit, in a subprocess, where Python has SciPy.</summary>
internal static class SciPyFit
{
    private const string Script = """
        import json, sys, time
        import numpy, scipy
        from scipy.optimize import curve_fit
        x, y = (numpy.array(v) for v in json.load(sys.stdin))
        u = x / numpy.exp(numpy.log(x).mean())
        def curve(u, e, a, alpha):
            return numpy.log(e + a * u ** -alpha)
        def fit():
            return curve_fit(curve, u, numpy.log(y), p0=(y.min() / 2, y.min() / 2, .5), bounds=((0, 0, .005), (numpy.inf, numpy.inf, 6)))
        def free():
            return curve_fit(curve, u, numpy.log(y), p0=(y.min() / 2, y.min() / 2, .5))
        def fastest(f):
            times = []
            for _ in range(100):
                start = time.perf_counter()
                f()
                times.append(time.perf_counter() - start)
            return min(times) * 1e6
        print(scipy.__version__, repr(float(fit()[0][2])), fastest(fit), fastest(free))
        """;

    public static int Compare(double[] x, double[] y, double oursWithProfiles, double oursWithout)
    {
        if (SciPy.Words(Script, $"[[{Join(x)}],[{Join(y)}]]") is not { Length: 4 } answer)
        {
            Console.WriteLine();
            Console.WriteLine($"scipy curve_fit: {SciPy.Missing}");
            return 0;
        }

        var (bounded, free) = (Number(answer[2]), Number(answer[3]));
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            scipy {answer[0]} curve_fit on ln y, the same 10 points (alpha {Number(answer[1]):F6}), estimates and covariance only, fastest of 100:
              with bounds (trf)     {bounded,9:F1} us   {bounded / oursWithout,6:F1} x ours without intervals, {bounded / oursWithProfiles,5:F1} x ours with profiles
              without bounds (lm)   {free,9:F1} us   {free / oursWithout,6:F1} x ours without intervals, {free / oursWithProfiles,5:F1} x ours with profiles
            """));
        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Join(double[] values) =>
        string.Join(",", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
