using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScalingCheck.Checks;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>
/// What of a gate can be followed over commits: a number that each commit has by itself. An estimate is one already; of
/// <c>level</c> it is the geometric mean over the head's sizes, of <c>slope</c> that of ln y on ln x.
/// </summary>
internal sealed class Watchable
{
    /// <summary>Sizes are one size when they differ by less than this share, as in the comparison of curves.</summary>
    private const double SameSize = 1e-3;

    private const int Digits = 12;

    private readonly string _target;
    private readonly double[] _sizes;

    private Watchable(string target, double[] sizes, WatchScale scale, string settings)
    {
        (_target, _sizes) = (target, sizes);
        (Scale, Settings) = (scale, settings);
    }

    public WatchScale Scale { get; }

    /// <summary>Digest of everything that the value depends on besides the data.</summary>
    public string Settings { get; }

    /// <summary>Null for a gate with limits only, and where the head has no such value.</summary>
    public static Watchable? Of(GateRule gate, CheckSettings check, CheckOutcome head)
    {
        if (gate.WorseBy is null || head.Refusal is not null) return null;
        var between = CurveComparison.IsOfCurves(gate.Target);
        if (between && head.Curve is null) return null;
        var estimate = head.Estimates.FirstOrDefault(candidate => candidate.Name == gate.Target);
        var better = between ? check.Better : estimate?.Better ?? Direction.Unknown;
        if (better == Direction.Unknown) return null;
        double[] sizes = between ? head.Curve!.Sizes : [];
        var ratio = gate.Target == CurveComparison.Level || (gate.Target != CurveComparison.Slope &&
            (ForecastName.Is(gate.Target) || gate.WorseBy.Value.IsRelative));
        var watchable = new Watchable(gate.Target, sizes, new WatchScale(ratio, better), Digest(check, head, gate.Target, sizes));
        return watchable.ValueIn(head) is null ? null : watchable;
    }

    /// <summary>The value that a commit has; null when it has none, or other sizes.</summary>
    public double? ValueIn(CheckOutcome outcome)
    {
        if (outcome.Refusal is not null) return null;
        double? value = _target switch
        {
            CurveComparison.Level => AtSizes(outcome) is { } logs ? Math.Exp(logs.Average()) : null,
            CurveComparison.Slope => AtSizes(outcome) is { } logs ? SlopeOf(logs) : null,
            _ => outcome.Estimates.FirstOrDefault(estimate => estimate.Name == _target) is { NotIdentified: null } found
                ? (found.Comparable ?? found).Value : null,
        };
        return value is { } number && double.IsFinite(Scale.Worse(number)) ? Rounded(number) : null;
    }

    /// <summary>
    /// Twelve digits: of a metric without noise any difference is news, and what a fit or a mean rounds in the last digits is none.
    /// </summary>
    private double Rounded(double value)
    {
        // A slope may be next to nothing, and then all its digits are rounding.
        var text = (_target == CurveComparison.Slope ? Math.Round(value, Digits) : value).ToString("G12", CultureInfo.InvariantCulture);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private double[]? AtSizes(CheckOutcome outcome)
    {
        if (outcome.Curve is not { } curve) return null;
        var logs = new double[_sizes.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            var at = Array.FindIndex(curve.Sizes, size => Math.Abs(size - _sizes[i]) <= SameSize * _sizes[i]);
            if (at < 0) return null;
            logs[i] = curve.MeanLogs[at];
        }

        return logs;
    }

    private double? SlopeOf(double[] logs)
    {
        var u = Array.ConvertAll(_sizes, Math.Log);
        double mean = u.Average(), squares = u.Sum(value => (value - mean) * (value - mean));
        return squares > 0 ? u.Zip(logs, (x, y) => (x - mean) * y).Sum() / squares : null;
    }

    private static string Digest(CheckSettings check, CheckOutcome head, string target, double[] sizes)
    {
        var text = new StringBuilder();
        void Add(string name, string? value) => text.Append(CultureInfo.InvariantCulture, $"{name}={value?.Length ?? -1}:{value}\n");
        Add("kind", check.Kind);
        Add("form", head.Form);
        Add("unit", head.Points.Unit);
        Add("target", target);
        Add("y", check.Y);
        foreach (var axis in check.X) Add("x", axis);
        foreach (var condition in check.Where) Add("where", condition.ToString());
        foreach (var label in check.By) Add("by", label);
        Add("pick", check.Pick.ToString());
        Add("error", check.Error);
        Add("weighted", check.Weighted.ToString());
        foreach (var (name, value) in check.Options) Add(name, value);
        // Four digits: sizes that match may differ in the fifth.
        foreach (var size in sizes) Add("size", NumberText.Short(size));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
