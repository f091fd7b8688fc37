namespace ScalingCheck.Numerics.Processes;

/// <summary>
/// Matérn covariance with ν = 3/2, 5/2 or 7/2: r(t) = p(t) exp(-t). ν = 1/2 is the Ornstein-Uhlenbeck process, whose
/// r''(0) is infinite: it crosses a level infinitely often at once, and only its discrete version has excursions.
/// </summary>
public sealed record Matern : ContinuousCovariance
{
    private readonly double[] _polynomial;

    /// <summary>The coefficients of -r' exp(t), from t¹ on.</summary>
    private readonly double[] _slope;

    private Matern(string name, double curvature, double[] polynomial, double[] slope) =>
        (Name, Curvature, _polynomial, _slope) = (name, curvature, polynomial, slope);

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override double Curvature { get; }

    /// <inheritdoc/>
    public override double DecayRate => 1;

    /// <summary>r = (1 + t) exp(-t).</summary>
    public static Matern ThreeHalves { get; } = new("matern:1.5", 1, [1], [1]);

    /// <summary>r = (1 + t + t²/3) exp(-t).</summary>
    public static Matern FiveHalves { get; } = new("matern:2.5", 1 / 3.0, [1, 1 / 3.0], [1 / 3.0, 1 / 3.0]);

    /// <summary>r = (1 + t + 2t²/5 + t³/15) exp(-t).</summary>
    public static Matern SevenHalves { get; } = new("matern:3.5", .2, [1, .4, 1 / 15.0], [.2, .2, 1 / 15.0]);

    /// <inheritdoc/>
    public override double Log(double t) => double.LogP1(Polynomial(_polynomial, t)) - t;

    /// <inheritdoc/>
    public override double LogSlope(double t) => Polynomial(_slope, t) / (1 + Polynomial(_polynomial, t));

    /// <summary>c₁ t + c₂ t² + ..</summary>
    private static double Polynomial(double[] coefficients, double t)
    {
        var sum = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--) sum = (sum + coefficients[k]) * t;
        return sum;
    }
}
