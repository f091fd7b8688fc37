using System.Runtime.InteropServices;

namespace ScalingCheck.Judge;

/// <summary>How often the base branch may be reported although nothing changed: P(any report in 100 unchanged commits).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FalseAlarmBudget(double PerHundred)
{
    private const string Form = "'5% per 100 commits' or '1 per 500 commits'";

    private const double Hundred = 100;

    public static readonly FalseAlarmBudget Default = new(0.05);

    /// <summary>The rate of a single commit that adds up to the budget.</summary>
    public double PerCommit => -Math.Log(1 - PerHundred) / Hundred;

    /// <summary>The share of each of several series that are watched together.</summary>
    public FalseAlarmBudget Of(int series) => new(1 - Math.Pow(1 - PerHundred, 1.0 / Math.Max(1, series)));

    /// <summary>Reads <c>5%</c>, <c>5% per 100 commits</c> or <c>1 per 500 commits</c>; else says what is wrong.</summary>
    public static FalseAlarmBudget? Parse(string text, out string problem)
    {
        problem = $"'{text}' is no budget of false alarms: write {Form}";
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is not ([_] or [_, "per", _, "commit" or "commits"]) || Amount.TryParse(parts[0]) is not { } amount) return null;
        var commits = Hundred;
        if (parts.Length > 1 && (!NumberText.TryParse(parts[2], out commits) || commits < 1)) return null;
        // A share is the probability of any report; a count ("1 per 500 commits") is how many there are.
        var budget = amount.IsRelative || parts.Length == 1
            ? commits == Hundred ? amount.Value : 1 - Math.Pow(1 - Math.Min(1, amount.Value), Hundred / commits) : 1 - Math.Exp(-amount.Value * Hundred / commits);
        problem = $"a budget of {text} cannot be kept: it must lie above 0 and at most 50 % per 100 commits";
        return budget is > 0 and <= 0.5 ? new FalseAlarmBudget(budget) : null;
    }
}
