namespace ScalingCheck.Benchmarks.Nist;

/// <summary>A model of the StRD collection in NIST's own parameters b1, b2, ... and without a logarithm.</summary>
internal interface INistCurve
{
    /// <summary>Number of parameters.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The value at the predictors (z is the second, where there is one), with its gradient in b.</summary>
    static abstract double Value(ReadOnlySpan<double> b, double x, double z, Span<double> gradient);
}
