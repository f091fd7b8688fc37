namespace ScalingCheck.Checks;

internal sealed class ComplexityCheck : ICheckKind
{
    public const string Exponent = "exponent";
    public const string OverheadForm = "power-offset";
    public string Id => "complexity";
    public string Summary => "x";
    public IReadOnlyList<CheckKey> Keys { get; } = [];
    public IReadOnlyList<string> EstimateNames(CheckSettings settings) => [];
    public string? Validate(CheckSettings settings) => null;
    public CheckSettings FixForm(CheckSettings settings, Series points) => settings;
    public CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals) => throw new NotSupportedException();
}
