using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Forecasting;

/// <summary>
/// Points that fill a cube of up to five dimensions evenly, without chance: multiples of the powers of the generalised
/// golden ratio (Roberts 2018), so that a handful of starts leaves no large gap and needs no seed.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct EvenPoint(int index)
{
    /// <summary>1 over the root of x^6 = x + 1.</summary>
    private const double Step = 1 / 1.1347241384015194;

    private double _power = Step;

    /// <summary>The next coordinate, scaled to [low, high).</summary>
    public double Between(double low, double high)
    {
        var coordinate = (.5 + ((index + 1) * _power)) % 1;
        _power *= Step;
        return low + ((high - low) * coordinate);
    }
}
