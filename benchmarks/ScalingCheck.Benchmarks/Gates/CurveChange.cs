namespace ScalingCheck.Benchmarks.Gates;

/// <summary>What a simulated commit did to the curve.</summary>
internal sealed record CurveChange(string Name, double E, double Alpha)
{
    public static readonly CurveChange None = new("none", 1.8, .34);
    public static readonly CurveChange Flatter10 = new("alpha -10 %", 1.8, .34 * .9);
    public static readonly CurveChange Flatter20 = new("alpha -20 %", 1.8, .34 * .8);
    public static readonly CurveChange HigherFloor = new("E +2 %", 1.8 * 1.02, .34);

    /// <summary>True worsening of the logarithm of the forecast.</summary>
    public double Truth => LogAt(GateDesign.Target) - None.LogAt(GateDesign.Target);

    public double LogAt(double u) => Math.Log(E + .6 * Math.Exp(-Alpha * (u - Math.Log(3e8))));
}
