using System.Globalization;
using ScalingCheck.Numerics.Forecasting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>
/// One of the 92 curves of Alabdulmohsin et al. 2022 (arXiv 2209.06640): smaller sizes to fit, about two times larger ones
/// to forecast. Repeated sizes are averaged in ln y and count once.
/// </summary>
/// <param name="Domain">IC, BB, LM or NMT.</param>
/// <param name="Source">The data set: one of seven, for leaving whole data sets out.</param>
/// <param name="Fitted">The sizes to fit.</param>
/// <param name="U">ln(x / largest fitted size) of the sizes to forecast.</param>
/// <param name="LogY">ln y there, less ln y at the largest fitted size.</param>
internal sealed record LearningCurve(string Domain, string Source, LogCurve Fitted, double[] U, double[] LogY)
{
    public static IReadOnlyList<string> Domains { get; } = ["IC", "BB", "LM", "NMT"];

    /// <summary>All curves in the order of the files; null when the data is not here.</summary>
    public static IReadOnlyList<LearningCurve>? ReadAll()
    {
        var (vision, language) = (SharedData.Find("revisiting/benchmark.vision.csv"), SharedData.Find("revisiting/benchmark.lang.csv"));
        if (vision is null || language is null) return null;
        return
        [
            .. new[] { vision, language }
                .SelectMany(file => File.ReadLines(file).Skip(1))
                .Select(Fields)
                .GroupBy(row => (Domain: row[0], Task: row[1], Model: row[2]))
                .Select(task => Of(task.Key.Domain, task.Key.Task, [.. task])),
        ];
    }

    /// <summary>Root mean square error of a forecast of ln y over the sizes to forecast.</summary>
    public double Error(Func<double, double> forecast) =>
        Math.Sqrt(U.Select((u, i) => forecast(u) - LogY[i]).Average(error => error * error));

    private static LearningCurve Of(string domain, string task, IReadOnlyList<string[]> rows)
    {
        var (fittedX, fittedY) = Points(rows, "1");
        var (x, y) = Points(rows, "0");
        var curve = new LogCurve(fittedX, fittedY, [.. fittedX.Select(_ => 1.0)]);
        var source = domain == "IC" ? task.Split('_')[0] : domain;
        return new(domain, source, curve, [.. x.Select(v => v - curve.LogXMax)], [.. y.Select(v => v - curve.LogYLast)]);
    }

    private static (double[] LogX, double[] LogY) Points(IReadOnlyList<string[]> rows, string training)
    {
        var sizes = rows.Where(row => row[5] == training)
            .GroupBy(row => Number(row[3]), row => Math.Log(Number(row[4])))
            .OrderBy(size => size.Key)
            .ToArray();
        return ([.. sizes.Select(size => Math.Log(size.Key))], [.. sizes.Select(size => size.Average())]);
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The fields of a line; the names of some tasks and models hold commas in quotes.</summary>
    private static string[] Fields(string line)
    {
        var fields = new List<string>(6);
        var (first, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (line[i] != ',' || quoted)) continue;
            fields.Add(line[first..i]);
            first = i + 1;
        }

        return [.. fields];
    }
}
