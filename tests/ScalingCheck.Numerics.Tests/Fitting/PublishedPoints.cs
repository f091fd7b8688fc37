using System.Globalization;
using System.Text.Json;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>Published runs of two axes, read from the shared data; a test that needs them is skipped without.</summary>
internal static class PublishedPoints
{
    /// <summary>The 240 runs of Besiroglu et al. 2024 (arXiv 2404.10102), digitised from Hoffmann et al. 2022.</summary>
    public static FitData Chinchilla()
    {
        var rows = File.ReadLines(SharedData.Path("chinchilla/points240.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => Array.ConvertAll(cells, cell => double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToArray();
        return new FitData([[.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]], [.. rows.Select(r => r[3])]);
    }

    /// <summary>One set of McLeish et al. 2025 (Gemstones): parameters, tokens, final loss.</summary>
    public static FitData Gemstones(string set)
    {
        var runs = File.ReadLines(SharedData.Path($"gemstones/points/{set}.jsonl"))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        double[] Column(string name) => [.. runs.Select(run => run.GetProperty(name).GetDouble())];
        return new FitData([Column("params_active_precise"), Column("tokens")], Column("final_loss"));
    }
}
