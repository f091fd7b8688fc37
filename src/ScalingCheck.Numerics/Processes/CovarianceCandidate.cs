namespace ScalingCheck.Numerics.Processes;

/// <summary>A covariance that was fitted to a history.</summary>
/// <param name="Model">The covariance.</param>
/// <param name="Parameters">Its parameters, the variance among them.</param>
/// <param name="Aicc">Akaike's criterion for small samples (Hurvich and Tsai 1989): lower is better.</param>
public sealed record CovarianceCandidate(CovarianceModel Model, int Parameters, double Aicc);
