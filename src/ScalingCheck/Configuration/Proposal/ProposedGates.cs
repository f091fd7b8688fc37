namespace ScalingCheck.Configuration.Proposal;

/// <summary>Margins to start from; <c>check</c> then says which change they can catch.</summary>
internal static class ProposedGates
{
    public static readonly IReadOnlyList<DraftGate> Complexity =
    [
        new("exponent", "0.05", "the exponent of the growth may rise by 0.05, as from n^1.00 to n^1.05"),
        new("forecast", "10%", "the cost at that size may rise by a tenth"),
    ];

    public static readonly IReadOnlyList<DraftGate> Surface =
    [
        new("forecast", "0.5%", "the forecast may get worse by half a percent"),
    ];

    public static IReadOnlyList<DraftGate> Curve(string x) =>
    [
        new("slope", "0.3%", $"the head may fall behind by 0.3 % more for each factor e in {x}: the sharpest gate"),
        .. Surface,
    ];
}
