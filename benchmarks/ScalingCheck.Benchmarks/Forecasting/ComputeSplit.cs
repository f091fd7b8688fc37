using System.Globalization;
using System.Text.Json;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Benchmarks.Forecasting;

/// <summary>Runs of parameters and tokens, the smaller compute to fit and the larger to forecast.</summary>
/// <param name="Set">The set of runs.</param>
/// <param name="Percent">Share of the runs that is fitted.</param>
/// <param name="Fitted">The runs to fit.</param>
/// <param name="Later">The runs to forecast.</param>
internal sealed record ComputeSplit(string Set, int Percent, FitData Fitted, FitData Later)
{
    private static readonly string[] Gemstones = ["hot", "hot_100b+", "cool_end", "slim_chinchilla", "lr_ablation_hot"];

    /// <summary>
    /// The 18 splits: the 240 points of Chinchilla (Hoffmann et al. 2022, read off by Besiroglu et al. 2024) and five sets of
    /// Gemstones (McLeish et al. 2025), at 50, 70 and 85 %; null when the data is not here.
    /// </summary>
    public static IReadOnlyList<ComputeSplit>? ReadAll()
    {
        var list = new List<ComputeSplit>();
        if (SharedData.Find("chinchilla/points240.csv") is not { } chinchilla) return null;
        list.AddRange(Of("chinchilla", [.. File.ReadLines(chinchilla).Skip(1).Select(line => line.Split(',')).Select(f => (Number(f[0]), Number(f[1]), Number(f[3])))]));
        foreach (var set in Gemstones)
        {
            if (SharedData.Find($"gemstones/points/{set}.jsonl") is not { } file) return null;
            list.AddRange(Of(set, [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Gemstone)]));
        }

        return list;
    }

    /// <summary>ln of the largest compute over the largest fitted one.</summary>
    public double LogDistance => Largest(Later) - Largest(Fitted);

    private static double Largest(FitData data) =>
        Enumerable.Range(0, data.Count).Max(i => Math.Log(data.Axis(0)[i]) + Math.Log(data.Axis(1)[i]));

    private static IEnumerable<ComputeSplit> Of(string set, (double N, double D, double Loss)[] runs)
    {
        var ordered = runs.OrderBy(r => r.N * r.D).ToArray();
        foreach (var percent in new[] { 50, 70, 85 })
        {
            var fitted = (int)(ordered.Length * (percent / 100.0));
            yield return new(set, percent, Data(ordered[..fitted]), Data(ordered[fitted..]));
        }
    }

    private static FitData Data((double N, double D, double Loss)[] runs) =>
        new([[.. runs.Select(r => r.N)], [.. runs.Select(r => r.D)]], [.. runs.Select(r => r.Loss)]);

    private static (double N, double D, double Loss) Gemstone(string line)
    {
        using var run = JsonDocument.Parse(line);
        return (run.RootElement.GetProperty("params_active_precise").GetDouble(),
            run.RootElement.GetProperty("tokens").GetDouble(),
            run.RootElement.GetProperty("final_loss").GetDouble());
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
