using System.Text.Json;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>
/// A series of the Turing Change Point Dataset (van den Burg and Williams 2020, arXiv 2003.06222) and what its annotators
/// marked.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Values">Nulls interpolated, mean 0 and variance 1.</param>
/// <param name="Annotations">Each annotator's first commits of new segments.</param>
internal sealed record TuringSeries(string Name, double[] Values, int[][] Annotations)
{
    private const int Margin = 5;

    /// <summary>The univariate series; empty when the data is not here.</summary>
    public static IReadOnlyList<TuringSeries> Load()
    {
        if (SharedData.Find("tcpd/annotations.json") is not { } path) return [];
        using var annotations = JsonDocument.Parse(File.ReadAllText(path));
        var all = new List<TuringSeries>();
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(path)!, "datasets"), "*.json").Order(StringComparer.Ordinal))
        {
            using var data = JsonDocument.Parse(File.ReadAllText(file));
            if (data.RootElement.GetProperty("n_dim").GetInt32() != 1) continue;
            var name = data.RootElement.GetProperty("name").GetString()!;
            var raw = data.RootElement.GetProperty("series")[0].GetProperty("raw").EnumerateArray()
                .Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN).ToArray();
            all.Add(new(name, Standard(raw), [.. annotations.RootElement.GetProperty(name).EnumerateObject()
                .Select(a => a.Value.EnumerateArray().Select(i => i.GetInt32()).ToArray())]));
        }

        return all;
    }

    /// <summary>F1 with a margin of 5; the point 0 is in every set.</summary>
    public double F1(IEnumerable<int> found)
    {
        int[] x = [.. found.Append(0).Distinct().Order()];
        int[] union = [.. Annotations.SelectMany(a => a).Append(0).Distinct().Order()];
        var precision = Matched(union, x) / (double)x.Length;
        var recall = Annotations.Average(a =>
        {
            int[] marked = [.. a.Append(0).Distinct().Order()];
            return Matched(marked, x) / (double)marked.Length;
        });
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /// <summary>The mean over annotators of how well each of their segments is covered.</summary>
    public double Cover(IEnumerable<int> found)
    {
        var segments = Segments(found);
        return Annotations.Average(a => Segments(a).Sum(truth => (truth.End - truth.Start) * segments.Max(s =>
        {
            var common = Math.Max(0, Math.Min(truth.End, s.End) - Math.Max(truth.Start, s.Start));
            return common / (double)(truth.End - truth.Start + s.End - s.Start - common);
        })) / Values.Length);
    }

    private static int Matched(int[] truth, int[] found)
    {
        var left = found.ToList();
        var matched = 0;
        foreach (var t in truth)
        {
            var near = left.Where(x => Math.Abs(x - t) <= Margin).OrderBy(x => Math.Abs(x - t)).ToList();
            if (near.Count == 0) continue;
            left.Remove(near[0]);
            matched++;
        }

        return matched;
    }

    private List<(int Start, int End)> Segments(IEnumerable<int> changes)
    {
        int[] starts = [.. changes.Append(0).Append(Values.Length).Distinct().Order()];
        return [.. starts.Zip(starts.Skip(1))];
    }

    private static double[] Standard(double[] raw)
    {
        int[] known = [.. Enumerable.Range(0, raw.Length).Where(i => !double.IsNaN(raw[i]))];
        var filled = Enumerable.Range(0, raw.Length).Select(i =>
        {
            var after = Array.Find(known, k => k >= i);
            var before = Array.FindLast(known, k => k <= i);
            if (raw[i] is var value && !double.IsNaN(value)) return value;
            return raw[before] + (raw[after] - raw[before]) * (i - before) / (after - before);
        }).ToArray();
        var mean = filled.Average();
        var deviation = Math.Sqrt(filled.Average(x => (x - mean) * (x - mean)));
        return Array.ConvertAll(filled, x => (x - mean) / deviation);
    }
}
