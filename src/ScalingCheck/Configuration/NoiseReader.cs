using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Configuration;

/// <summary>Reads the <c>noise</c> of a check or a gate.</summary>
internal static class NoiseReader
{
    private const int FewestCommits = 2;

    public static GateNoise? Read(ConfigValue? noise, List<Diagnostic> problems)
    {
        if (noise is null) return null;
        var deviation = noise.Amount("sd") ?? Amount.Zero;
        var commits = noise.Number("commits");
        if (!(deviation.Value > 0))
            problems.Add(Catalogue.InvalidValue("'sd'", "a standard deviation lies above 0", noise["sd"]!.Location));
        if (commits < FewestCommits)
            problems.Add(Catalogue.InvalidValue("'commits'", "one commit says nothing of a scatter: at least 2, or leave it out when 'sd' is known", noise["commits"]!.Location));
        return new GateNoise(deviation, (int?)commits);
    }
}
