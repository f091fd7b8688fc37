using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>Colours of verdicts on a terminal; none when piped or when the user asks for none.</summary>
internal sealed class Palette
{
    public static readonly Palette Plain = new(colour: false);

    public static readonly Palette Colour = new(colour: true);

    private readonly bool _colour;

    private Palette(bool colour) => _colour = colour;

    public string Paint(Verdict verdict, string text) => !_colour ? text : verdict switch
    {
        Verdict.Regressed => $"\e[1;31m{text}\e[0m",
        Verdict.Improved or Verdict.Pass => $"\e[32m{text}\e[0m",
        _ => $"\e[33m{text}\e[0m",
    };
}
