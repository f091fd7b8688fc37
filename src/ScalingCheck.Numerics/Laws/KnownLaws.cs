namespace ScalingCheck.Numerics.Laws;

/// <summary>Every law that can be named in <c>form:</c>.</summary>
public static class KnownLaws
{
    /// <summary>All laws, the simplest first.</summary>
    public static IReadOnlyList<IScalingLaw> All { get; } =
    [
        new PowerLaw(),
        new LogLinear(),
        new PowerConstant(),
        new ShiftedPower(),
        new ShiftedSize(),
        new ThreeRegion(),
        new BrokenPower(),
        new PowerOffset(),
        new Chinchilla(),
        new Kaplan(),
        new EncoderDecoder(),
    ];

    /// <summary>The law of that name or alias (<see cref="IScalingLaw.Aliases"/>), or null.</summary>
    public static IScalingLaw? Find(string id) =>
        All.FirstOrDefault(law => law.Id == id || law.Aliases.Contains(id, StringComparer.Ordinal));
}
