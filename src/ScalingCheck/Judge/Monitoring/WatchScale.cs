using System.Runtime.InteropServices;

namespace ScalingCheck.Judge.Monitoring;

/// <summary>The scale on which values are watched: larger is worse, and ratios of positive values are differences.</summary>
/// <param name="IsLogarithmic">True for values of which a change is told in per cent.</param>
/// <param name="Better">Which way the value is good.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WatchScale(bool IsLogarithmic, Direction Better)
{
    private double Sign => Better == Direction.Higher ? -1 : 1;

    public double Worse(double value) => Sign * (IsLogarithmic ? Math.Log(value) : value);

    public double Value(double worse) => IsLogarithmic ? Math.Exp(Sign * worse) : Sign * worse;
}
