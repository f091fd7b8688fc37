namespace ScalingCheck.Judge;

/// <summary>What <c>calibrate</c> found of the noise of one gate, and wrote down.</summary>
/// <param name="Check">Name of the check, with its group.</param>
/// <param name="Estimate">Name of the gate.</param>
/// <param name="Environment">Short name of the environment it was found in; null: it holds in any.</param>
/// <param name="Noise">Scatter between unchanged commits.</param>
/// <param name="Raise">By how much the detector's threshold is raised to keep its budget under this noise.</param>
/// <param name="Date">When it was found.</param>
internal sealed record CalibratedGate(string Check, string Estimate, string? Environment, GateNoise Noise, double Raise, DateOnly Date);
