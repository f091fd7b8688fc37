using ScalingCheck.Judge;
using ScalingCheck.Report;

namespace ScalingCheck.Tool.Inputs;

/// <summary>The report of a run that is compared with nothing but the limits of its own gates.</summary>
internal static class UnjudgedReport
{
    public static RunReport Of(IReadOnlyList<MeasuredCheck> measured, string command)
    {
        var problems = measured.SelectMany(check => check.Problems).ToList();
        var settings = new JudgeSettings { Baseline = JudgeSettings.None };
        var verdicts = Judgement.Of([.. measured.SelectMany(check => check.Fit())], settings, Acceptances.None);
        var error = MeasuredCheck.FirstError(problems);
        return new RunReport(new RunVerdict
        {
            Verdict = error is null ? verdicts.Select(verdict => verdict.Verdict).Worst() : Verdict.Refused,
            Checks = verdicts,
            Diagnostics = problems,
            ExitCode = error ?? RunVerdict.ExitCodeOf(verdicts, problems, settings.FailOn),
        })
        {
            ToolVersion = ToolVersion.Text,
            Reproduce = command,
        };
    }
}
