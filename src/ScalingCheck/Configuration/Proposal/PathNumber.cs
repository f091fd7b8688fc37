namespace ScalingCheck.Configuration.Proposal;

/// <summary>A number in the name of a file or folder.</summary>
/// <param name="Start">Where it starts in the name.</param>
/// <param name="Digits">The number without its unit.</param>
/// <param name="Unit">"", or the exponent that a letter after it stands for: "e6" of 70M.</param>
/// <param name="Word">The word that says what it is; "" when there is none.</param>
internal sealed record PathNumber(int Start, string Digits, string Unit, string Word)
{
    public int End => Start + Digits.Length + (Unit.Length > 0 ? 1 : 0);
}
