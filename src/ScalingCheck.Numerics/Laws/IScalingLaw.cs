using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>A law y = f(x) with parameters to be found. A new law is one implementation, listed in <see cref="KnownLaws"/>.</summary>
public interface IScalingLaw
{
    /// <summary>The name for <c>form:</c>, in lower case with hyphens: <c>power-constant</c>.</summary>
    string Id { get; }

    /// <summary>Other names that <see cref="KnownLaws.Find"/> takes: what a paper calls it.</summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>The law as text, for reports: <c>y = E + A x^-alpha</c>.</summary>
    string Equation { get; }

    /// <summary>The parameters by the names in the equation.</summary>
    IReadOnlyList<string> ParameterNames { get; }

    /// <summary>
    /// What a fit estimates (<see cref="LawFit.Parameters"/>): the parameters, or what can be told of a law with many of them.
    /// </summary>
    IReadOnlyList<string> EstimateNames => ParameterNames;

    /// <summary>How many axes it takes: 1 or 2.</summary>
    int Axes { get; }

    /// <summary>
    /// Fits the law by the objective of the options. Data that cannot answer is refused in <see cref="LawFit.Refusal"/>; a
    /// parameter that the data leaves open is marked as not identified. Never throws for the numbers it is given.
    /// </summary>
    /// <param name="data">The points, on <see cref="Axes"/> axes.</param>
    /// <param name="options">Objective, intervals, forecasts.</param>
    LawFit Fit(FitData data, FitOptions options);

    /// <summary>Fits the law as <see cref="FitOptions.Default"/> says: by squares of ln y, with 95 % intervals.</summary>
    /// <param name="data">The points, on <see cref="Axes"/> axes.</param>
    LawFit Fit(FitData data) => Fit(data, FitOptions.Default);
}
