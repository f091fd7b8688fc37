namespace ScalingCheck.Numerics.Laws;

/// <summary>Every law, by name in code and by the name that <c>form:</c> takes.</summary>
public static class KnownLaws
{
    /// <summary><c>power</c>, y = A x^-alpha: no floor; falling or rising.</summary>
    public static IScalingLaw Power { get; } = new PowerLaw();

    /// <summary><c>log-linear</c>, y = a - b ln x: scores that move by a fixed amount per doubling.</summary>
    public static IScalingLaw LogLinear { get; } = new LogLinear();

    /// <summary><c>power-constant</c>, y = E + A x^-alpha: the default for losses (Hestness et al. 2017, arXiv 1712.00409).</summary>
    public static IScalingLaw PowerConstant { get; } = new PowerConstant();

    /// <summary><c>shifted-power</c>, y = a (1/x + C)^p: bends into a plateau (M3 of Alabdulmohsin et al. 2022, arXiv 2209.06640).</summary>
    public static IScalingLaw ShiftedPower { get; } = new ShiftedPower();

    /// <summary><c>shifted-size</c>, y = E + A (x + s)^-alpha: losses that are flat at small sizes too.</summary>
    public static IScalingLaw ShiftedSize { get; } = new ShiftedSize();

    /// <summary><c>three-region</c>: guessing, then a power law, then a floor (M4 of Alabdulmohsin et al. 2022, arXiv 2209.06640).</summary>
    public static IScalingLaw ThreeRegion { get; } = new ThreeRegion();

    /// <summary><c>broken-power</c>: a power law with one smooth break and a floor (Caballero et al. 2022, arXiv 2210.14891).</summary>
    public static IScalingLaw BrokenPower { get; } = new BrokenPower();

    /// <summary><c>power-offset</c>, y = scale x^exponent + overhead: time or memory with a fixed cost per call.</summary>
    public static IScalingLaw PowerOffset { get; } = new PowerOffset();

    /// <summary><c>chinchilla</c>, y = E + A/N^alpha + B/D^beta (Hoffmann et al. 2022, arXiv 2203.15556).</summary>
    public static IScalingLaw Chinchilla { get; } = new Chinchilla();

    /// <summary><c>kaplan</c>: parameters and tokens without a floor (Kaplan et al. 2020, arXiv 2001.08361, eq. 1.5).</summary>
    public static IScalingLaw Kaplan { get; } = new Kaplan();

    /// <summary>
    /// <c>encoder-decoder</c>, y = L_inf + A (N_e/N_e0)^-p_e (N_d/N_d0)^-p_d: two parts of a model (Ghorbani et al. 2021,
    /// arXiv 2109.07740).
    /// </summary>
    public static IScalingLaw EncoderDecoder { get; } = new EncoderDecoder();

    /// <summary>All laws, the simplest first.</summary>
    public static IReadOnlyList<IScalingLaw> All { get; } =
    [
        Power,
        LogLinear,
        PowerConstant,
        ShiftedPower,
        ShiftedSize,
        ThreeRegion,
        BrokenPower,
        PowerOffset,
        Chinchilla,
        Kaplan,
        EncoderDecoder,
    ];

    /// <summary>The law of that name or alias, for names that come from outside the program; code names a property.</summary>
    /// <param name="id">An <see cref="IScalingLaw.Id"/> or one of <see cref="IScalingLaw.Aliases"/>, in lower case.</param>
    /// <returns>The law; null when no law is called so.</returns>
    public static IScalingLaw? Find(string id) =>
        All.FirstOrDefault(law => law.Id == id || law.Aliases.Contains(id, StringComparer.Ordinal));
}
