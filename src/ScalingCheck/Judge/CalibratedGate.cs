namespace ScalingCheck.Judge;

/// <summary>What <c>calibrate</c> found of the noise of one gate, and wrote down.</summary>
/// <param name="Check">Name of the check, with its group.</param>
/// <param name="Estimate">Name of the gate.</param>
/// <param name="Noise">Scatter between unchanged commits.</param>
/// <param name="Threshold">What the detector must exceed to keep the budget under this noise.</param>
/// <param name="Date">When it was found.</param>
internal sealed record CalibratedGate(string Check, string Estimate, GateNoise Noise, double Threshold, DateOnly Date);
