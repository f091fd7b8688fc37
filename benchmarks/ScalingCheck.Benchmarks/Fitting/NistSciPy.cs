using System.Globalization;
using ScalingCheck.Benchmarks.Nist;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>The NIST problems by scipy.optimize.curve_fit (method lm, MINPACK), at its default and at tight tolerances.</summary>
internal static class NistSciPy
{
    private const string Script = """
        import json, sys, warnings
        import numpy as np, scipy
        from numpy import exp, cos, sin, arctan, pi
        from scipy.optimize import curve_fit, OptimizeWarning
        def ratio(x, *b):
            d = len(b) // 2
            return np.polyval(b[d::-1], x) / np.polyval(list(b[:d:-1]) + [1], x)
        def gauss(x, *b):
            return b[0]*exp(-b[1]*x) + b[2]*exp(-((x-b[3])/b[4])**2) + b[5]*exp(-((x-b[6])/b[7])**2)
        def cycles(x, *b):
            t = 2*pi*x
            return (b[0] + b[1]*cos(t/12) + b[2]*sin(t/12) + b[4]*cos(t/b[3]) + b[5]*sin(t/b[3])
                + b[7]*cos(t/b[6]) + b[8]*sin(t/b[6]))
        models = {
            'Misra1a': lambda x, *b: b[0]*(1-exp(-b[1]*x)), 'BoxBOD': lambda x, *b: b[0]*(1-exp(-b[1]*x)),
            'Misra1b': lambda x, *b: b[0]*(1-(1+b[1]*x/2)**-2.), 'Misra1c': lambda x, *b: b[0]*(1-(1+2*b[1]*x)**-.5),
            'Misra1d': lambda x, *b: b[0]*b[1]*x/(1+b[1]*x), 'Chwirut': lambda x, *b: exp(-b[0]*x)/(b[1]+b[2]*x),
            'Lanczos': lambda x, *b: b[0]*exp(-b[1]*x) + b[2]*exp(-b[3]*x) + b[4]*exp(-b[5]*x), 'Gauss': gauss,
            'DanWood': lambda x, *b: b[0]*x**b[1], 'Kirby2': ratio, 'Hahn1': ratio, 'Thurber': ratio, 'ENSO': cycles,
            'Nelson': lambda x, *b: b[0] - b[1]*x[0]*exp(-b[2]*x[1]),
            'MGH09': lambda x, *b: b[0]*(x*x+x*b[1])/(x*x+x*b[2]+b[3]), 'MGH10': lambda x, *b: b[0]*exp(b[1]/(x+b[2])),
            'MGH17': lambda x, *b: b[0] + b[1]*exp(-x*b[3]) + b[2]*exp(-x*b[4]),
            'Roszman1': lambda x, *b: b[0] - b[1]*x - arctan(b[2]/(x-b[3]))/pi,
            'Rat42': lambda x, *b: b[0]/(1+exp(b[1]-b[2]*x)), 'Rat43': lambda x, *b: b[0]/(1+exp(b[1]-b[2]*x))**(1/b[3]),
            'Eckerle4': lambda x, *b: b[0]/b[1]*exp(-.5*((x-b[2])/b[1])**2), 'Bennett5': lambda x, *b: b[0]*(b[1]+x)**(-1/b[2]),
        }
        np.seterr(all='ignore')
        tight = dict(ftol=1e-15, xtol=1e-15, gtol=1e-15, maxfev=100000)
        print(scipy.__version__)
        for name, starts, x, z, y in json.load(sys.stdin):
            model = models.get(name) or models[name.rstrip('123')]
            x, z, y = np.array(x), np.array(z), np.array(y)
            for start in starts:
                for options in ({}, tight):
                    with warnings.catch_warnings():
                        warnings.simplefilter('error', OptimizeWarning)
                        try:
                            b, covariance = curve_fit(model, (x, z) if name == 'Nelson' else x, y, p0=start, **options)
                        except (RuntimeError, OptimizeWarning, ValueError):
                            print('refused')
                            continue
                    residual = y - model((x, z) if name == 'Nelson' else x, *b)
                    print(json.dumps([list(b), list(np.sqrt(np.diag(covariance))), residual @ residual]).replace('NaN', '0'))
        """;

    /// <summary>SciPy's answers, [problem][start][default, tight]; null with a printed reason where there is no SciPy.</summary>
    public static NistAnswer[][][]? Answers(IReadOnlyList<NistProblem> problems)
    {
        var input = string.Join(",", problems.Select(p => $"[\"{p.Name}\",[{Join(p.Starts[0])},{Join(p.Starts[1])}],{Join(p.X)},{Join(p.Z)},{Join(p.Y)}]"));
        var lines = SciPy.Run(Script, $"[{input}]")?.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is null || lines.Length != 1 + (problems.Count * 4))
        {
            Console.WriteLine("scipy curve_fit: left out, python3 here cannot import scipy (Debian: python3-scipy).");
            return null;
        }

        Console.WriteLine($"scipy {lines[0]} curve_fit, method lm; tight: ftol = xtol = gtol = 1e-15, maxfev = 100000");
        return [.. problems.Select((problem, i) => new[] { 0, 1 }.Select(start =>
            new[] { 0, 1 }.Select(setting => Read(lines[1 + (4 * i) + (2 * start) + setting], problem)).ToArray()).ToArray())];
    }

    private static NistAnswer Read(string line, NistProblem problem)
    {
        if (line.StartsWith("refused", StringComparison.Ordinal)) return NistAnswer.None;
        using var document = System.Text.Json.JsonDocument.Parse(line.Replace("Infinity", "0", StringComparison.Ordinal));
        var parts = document.RootElement;
        return NistAnswer.Of(problem, Doubles(parts[0]), Doubles(parts[1]), parts[2].GetDouble(), stands: true);
    }

    private static double[] Doubles(System.Text.Json.JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static string Join(double[] values) =>
        $"[{string.Join(",", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}]";
}
