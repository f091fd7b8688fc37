using System.Globalization;

namespace ScalingCheck.Numerics.Processes;

/// <summary>r(t/length).</summary>
internal sealed record StretchedCovariance : ContinuousCovariance
{
    private readonly ContinuousCovariance _of;
    private readonly double _length;

    public StretchedCovariance(ContinuousCovariance of, double length)
    {
        if (!(length > 0 && double.IsFinite(length))) throw new ArgumentOutOfRangeException(nameof(length), length, "A length lies above zero.");
        (_of, _length) = (of, length);
    }

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{_of.Name}, length {_length:G4}");

    public override double Curvature => _of.Curvature / _length / _length;

    public override double DecayRate => _of.DecayRate / _length;

    public override double Log(double t) => _of.Log(t / _length);

    public override double LogSlope(double t) => _of.LogSlope(t / _length) / _length;
}
