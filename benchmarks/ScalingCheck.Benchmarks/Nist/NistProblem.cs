using System.Globalization;

namespace ScalingCheck.Benchmarks.Nist;

/// <summary>
/// One nonlinear regression problem of NIST's Statistical Reference Datasets, with values certified to 11 digits:
/// https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml.
/// </summary>
/// <param name="Name">NIST's name.</param>
/// <param name="Difficulty">Lower, Average or Higher.</param>
/// <param name="Starts">The two starting points, far and near.</param>
/// <param name="Certified">Certified parameters.</param>
/// <param name="StandardErrors">Certified standard deviations of the parameters.</param>
/// <param name="SumOfSquares">Certified residual sum of squares.</param>
/// <param name="X">First predictor.</param>
/// <param name="Z">Second predictor; zeros where there is none.</param>
/// <param name="Y">Response; its logarithm where the model is one of log[y].</param>
internal sealed record NistProblem(
    string Name,
    string Difficulty,
    double[][] Starts,
    double[] Certified,
    double[] StandardErrors,
    double SumOfSquares,
    double[] X,
    double[] Z,
    double[] Y)
{
    /// <summary>Reads a problem from its embedded .dat file.</summary>
    public static NistProblem Load(string name) => Parse(Text(name));

    /// <summary>The embedded .dat file, as text.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(NistProblem).Assembly.GetManifestResourceStream($"Nist.{name}.dat")
            ?? throw new FileNotFoundException($"There is no embedded StRD file '{name}.dat'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static NistProblem Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string After(string label) => lines.Single(l => l.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim();
        double[][] parameters = [.. lines.Where(l => l[0] == 'b').Select(l => Numbers(l[(l.IndexOf('=') + 1)..]))];
        double[][] rows = [.. lines.SkipWhile(l => !l.StartsWith("Data:", StringComparison.Ordinal)).Skip(1).Select(Numbers)];
        var logarithm = After("Model:").StartsWith("log[y]", StringComparison.Ordinal);
        return new(
            After("Dataset Name:").Split(' ')[0],
            lines.Single(l => l.EndsWith("Level of Difficulty", StringComparison.Ordinal)).Split(' ')[0],
            [[.. parameters.Select(p => p[0])], [.. parameters.Select(p => p[1])]],
            [.. parameters.Select(p => p[2])],
            [.. parameters.Select(p => p[3])],
            Numbers(After("Residual Sum of Squares:"))[0],
            [.. rows.Select(r => r[1])],
            [.. rows.Select(r => r.Length > 2 ? r[2] : 0)],
            [.. rows.Select(r => logarithm ? Math.Log(r[0]) : r[0])]);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
}
