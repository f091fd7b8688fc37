using System.Runtime.InteropServices;
using ScalingCheck.Judge;

namespace ScalingCheck.Rehearsal;

/// <summary>How much worse a self-test makes a metric.</summary>
/// <param name="Logs">In logarithms of the metric: of its level, or per e-fold of the axis when it is a tilt. For positive values.</param>
/// <param name="Units">In the unit of the metric, for values at or below zero.</param>
/// <param name="IsTilt">True: nothing changes in the middle of the sizes, and more and more towards the large ones.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InjectedAmount(double Logs, double Units, bool IsTilt)
{
    /// <summary>Below this a change is lost in rounding.</summary>
    private const double Least = 1e-3;

    /// <summary>The margin of a gate and the smallest change beyond it that the gate can see, so many times.</summary>
    public static InjectedAmount Of(GateVerdict gate, double times)
    {
        var (worsening, margin) = (gate.Worsening, gate.Comparison.Margin);
        // What already is better must first become as bad as the baseline, or as the limit.
        var better = worsening.IsTestable ? Math.Max(0, -worsening.Change) : 0;
        var seen = double.IsFinite(gate.Detectable) ? Math.Max(0, gate.Detectable - margin) : 0;
        var amount = times * Math.Max(margin + better + seen, 1.01 * (margin + better));
        if (gate.Gate.Target is CurveComparison.Slope or "exponent" or "alpha" or "beta") return new(Math.Max(times * Least, amount), 0, true);
        if (gate.Comparison.IsRelative) return new(Math.Max(times * Least, amount), amount, false);
        var value = Math.Abs(gate.Estimate?.Value ?? double.NaN);
        // A factor moves what is proportional to the metric. Downwards it never takes all of a positive value.
        var share = value > 0 ? amount / value : 0;
        var logs = gate.Comparison.Better != Direction.Higher ? Math.Log(1 + share) : share < 1 ? -Math.Log(1 - share) : times;
        return new(Math.Max(times * Least, logs), Math.Max(amount, times * Least * (value > 0 ? value : 1)), false);
    }
}
