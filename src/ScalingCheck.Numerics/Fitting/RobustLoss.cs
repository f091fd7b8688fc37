using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>ρ(r) of a robust objective Σ w ρ(r), with what Newton's method needs of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RobustLoss
{
    private readonly bool _smooth;
    private readonly double _delta;
    private readonly double _zone;

    private RobustLoss(bool smooth, double delta, double zone) => (_smooth, _delta, _zone) = (smooth, delta, zone);

    /// <summary>δ.</summary>
    public double Delta => _delta;

    /// <summary>True when ρ has every derivative.</summary>
    public bool IsSmooth => _smooth;

    /// <summary>δ² (sqrt(1 + (r/δ)²) - 1).</summary>
    public static RobustLoss SoftL1(double delta) => new(smooth: true, delta, delta);

    /// <summary>r²/2 up to |r| = δ, δ (|r| - δ/2) beyond.</summary>
    public static RobustLoss Huber(double delta) => new(smooth: false, delta, delta);

    /// <summary>
    /// Huber's loss with the points of a wider zone held on the parabola. Where a fit at δ = zone ended, a Newton step on
    /// this follows the path of the optimum down to the smaller δ (Clark and Osborne 1986).
    /// </summary>
    public static RobustLoss HuberPath(double delta, double zone) => new(smooth: false, delta, zone);

    /// <summary>The loss of an objective that is neither a sum of squares nor of absolute values.</summary>
    public static RobustLoss Of(ObjectiveKind kind, double delta) =>
        kind == ObjectiveKind.SoftL1 ? SoftL1(delta) : Huber(delta);

    /// <summary>The same kind of loss with another δ.</summary>
    public RobustLoss At(double delta) => new(_smooth, delta, delta);

    /// <summary>ρ(r), its first and second derivative, and ρ'(r)/r, the weight of r² with the same slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(double r, out double slope, out double second, out double weight)
    {
        if (_smooth)
        {
            var z = r / _delta;
            var root = Math.Sqrt(1 + (z * z));
            weight = 1 / root;
            slope = r * weight;
            second = weight * weight * weight;
            // sqrt(1 + z²) - 1 without the cancellation of small z.
            return r * r / (1 + root);
        }

        var size = Math.Abs(r);
        if (size <= _zone)
        {
            (slope, second, weight) = (r, 1, 1);
            return r * r / 2;
        }

        slope = r > 0 ? _delta : -_delta;
        second = 0;
        weight = _delta / size;
        return _delta * (size - (_delta / 2));
    }
}
