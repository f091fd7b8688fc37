namespace ScalingCheck.Benchmarks.Gates;

/// <summary>What a simulated commit did to the curve.</summary>
internal sealed record CurveChange(string Name, double E, double Alpha, double A = .6)
{
    public static readonly CurveChange None = new("none", 1.8, .34);
    public static readonly CurveChange Flatter10 = new("alpha -10 %", 1.8, .34 * .9);
    public static readonly CurveChange Flatter20 = new("alpha -20 %", 1.8, .34 * .8);
    public static readonly CurveChange HigherFloor = new("E +2 %", 1.8 * 1.02, .34);

    public static readonly CurveChange LargerScale = new("A +5 %", 1.8, .34, .6 * 1.05);
    public static readonly CurveChange Everything = new("everything +1 %", 1.8 * 1.01, .34, .6 * 1.01);

    /// <summary>True worsening of the logarithm of the forecast.</summary>
    public double Truth => LogAt(GateDesign.Target) - None.LogAt(GateDesign.Target);

    public double LogAt(double u) => Math.Log(E + A * Math.Exp(-Alpha * (u - Math.Log(3e8))));
}
