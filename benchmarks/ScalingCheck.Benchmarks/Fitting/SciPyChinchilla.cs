using System.Globalization;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// The Huber fit of the same runs by scipy.optimize, as its users write it: the objective as a sum with its gradient,
/// BFGS from Hoffmann's parameters, then L-BFGS-B; and the case bootstrap from the optimum.
/// </summary>
internal static class SciPyChinchilla
{
    private const int Draws = 100;

    private const string Script = """
        import json, sys, time
        import numpy as np, scipy
        from scipy.optimize import minimize
        n, d, y = (np.array(v) for v in json.load(sys.stdin))
        u, v, l = np.log(n), np.log(d), np.log(y)
        mu, mv = u.mean(), v.mean()
        u, v = u - mu, v - mv
        delta = 1e-3
        def loss(t, u, v, l):
            terms = np.stack([np.full_like(u, t[0]), t[1] - t[3] * u, t[2] - t[4] * v])
            top = terms.max(0)
            e = np.exp(terms - top)
            s = e.sum(0)
            m = top + np.log(s)
            p = e / s
            r = m - l
            a = np.abs(r)
            f = np.where(a <= delta, r * r / 2, delta * (a - delta / 2)).sum() / delta
            g = np.clip(r, -delta, delta) / delta
            return f, np.array([(g * p[0]).sum(), (g * p[1]).sum(), (g * p[2]).sum(), -(g * p[1] * u).sum(), -(g * p[2] * v).sum()])
        start = np.array([np.log(1.69), np.log(406.4) - .34 * mu, np.log(410.7) - .28 * mv, .34, .28])
        def fit(method, start, *data):
            return minimize(loss, start, data, method, jac=True, options={"maxiter": 2000})
        def fastest(method):
            times = []
            for _ in range(5):
                begin = time.perf_counter()
                r = fit(method, start, u, v, l)
                times.append(time.perf_counter() - begin)
            return min(times) * 1e3, r.fun * delta
        bfgs, at = fastest("BFGS")
        lbfgs, at2 = fastest("L-BFGS-B")
        best = fit("L-BFGS-B", fit("BFGS", start, u, v, l).x, u, v, l).x
        random = np.random.default_rng(1)
        begin, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
            i = random.integers(0, len(u), len(u))
            fit("BFGS", best, u[i], v[i], l[i])
        print(scipy.__version__, bfgs, repr(float(at)), lbfgs, repr(float(at2)), time.perf_counter() - begin, time.process_time() - cpu)
        """;

    public static int Compare(FitData data, double huber, int draws, double wall, double processor)
    {
        Console.WriteLine();
        var input = $"[[{Join(data.Axis(0))}],[{Join(data.Axis(1))}],[{Join(data.Y)}]]";
        if (SciPy.Words(Script, input) is not { Length: 7 } words)
        {
            Console.WriteLine($"scipy: {SciPy.Missing}");
            return 0;
        }

        double Number(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
        var share = (double)draws / Draws;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            scipy {words[0]}, analytic gradient, centred, one start (ours: every start of a 16 x 16 grid and all checks), fastest of 5:
              BFGS        {Number(1),9:F2} ms   minimum {Number(2):G12}   {Number(1) / huber,6:F1} x ours
              L-BFGS-B    {Number(3),9:F2} ms   minimum {Number(4):G12}   {Number(3) / huber,6:F1} x ours
            scipy case bootstrap by BFGS from the optimum, {Draws} draws measured, {draws} extrapolated:
              {Number(5) * share:F1} s wall, {Number(6) * share:F1} s processor time: {Number(5) * share / wall:F0} x our wall time, {Number(6) * share / processor:F0} x our processor time
            """));
        return 0;
    }

    private static string Join(ReadOnlySpan<double> values) =>
        string.Join(",", values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
