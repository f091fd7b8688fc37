using ScalingCheck.Configuration;

namespace ScalingCheck.Rehearsal;

/// <summary>A slip of the hand in the name of a gate must stop the run: a gate that is spelt wrong never fails.</summary>
internal static class ConfigurationTrial
{
    public static IEnumerable<SelfTestCase> Of(string configuration, Settings settings)
    {
        var gate = settings.Checks.SelectMany(check => check.Gates).FirstOrDefault(candidate => candidate.At.Line > 0);
        if (gate is null) yield break;
        var lines = configuration.Split('\n');
        var line = lines[gate.At.Line - 1];
        lines[gate.At.Line - 1] = line.Insert(Math.Clamp(gate.At.Column - 1, 0, line.Length), "x");
        var problems = SettingsReader.Read(string.Join('\n', lines), settings.File, settings.Directory, static _ => null).Problems;
        yield return new SelfTestCase("configuration", $"gate {gate.Target} spelt wrong", problems.Count > 0, problems.Count > 0
            ? $"exit code {(int)problems[0].ExitCode}: {problems[0].Message}" : "the slip was not noticed");
    }
}
