namespace ScalingCheck.Benchmarks.Nist;

/// <summary>The 27 nonlinear regression problems, each with its curve, in NIST's order of difficulty.</summary>
internal static class NistProblems
{
    private static readonly (string Name, Func<NistProblem, double[], bool, NistFit> Fit)[] Curves =
    [
        ("Misra1a", NistFit.From<ExponentialRise>),
        ("Chwirut2", NistFit.From<Chwirut>),
        ("Chwirut1", NistFit.From<Chwirut>),
        ("Lanczos3", NistFit.From<Lanczos>),
        ("Gauss1", NistFit.From<Gauss>),
        ("Gauss2", NistFit.From<Gauss>),
        ("DanWood", NistFit.From<DanWood>),
        ("Misra1b", NistFit.From<Misra1b>),
        ("Kirby2", NistFit.From<QuadraticRatio>),
        ("Hahn1", NistFit.From<CubicRatio>),
        ("Nelson", NistFit.From<Nelson>),
        ("MGH17", NistFit.From<Mgh17>),
        ("Lanczos1", NistFit.From<Lanczos>),
        ("Lanczos2", NistFit.From<Lanczos>),
        ("Gauss3", NistFit.From<Gauss>),
        ("Misra1c", NistFit.From<Misra1c>),
        ("Misra1d", NistFit.From<Misra1d>),
        ("Roszman1", NistFit.From<Roszman1>),
        ("ENSO", NistFit.From<Enso>),
        ("MGH09", NistFit.From<Mgh09>),
        ("Thurber", NistFit.From<CubicRatio>),
        ("BoxBOD", NistFit.From<ExponentialRise>),
        ("Rat42", NistFit.From<Rat42>),
        ("MGH10", NistFit.From<Mgh10>),
        ("Eckerle4", NistFit.From<Eckerle4>),
        ("Rat43", NistFit.From<Rat43>),
        ("Bennett5", NistFit.From<Bennett5>),
    ];

    /// <summary>Names of all problems.</summary>
    public static IEnumerable<string> Names => Curves.Select(c => c.Name);

    /// <summary>Fits a problem from a starting point.</summary>
    public static NistFit Fit(NistProblem problem, double[] start, bool persistent = true) =>
        Curves.Single(c => c.Name == problem.Name).Fit(problem, start, persistent);
}
