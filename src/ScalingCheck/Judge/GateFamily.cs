using System.Runtime.InteropServices;

namespace ScalingCheck.Judge;

/// <summary>The gates that a gate shares one correction with.</summary>
/// <param name="Name">As the checks name it; null: the family of the run.</param>
/// <param name="Flagged">How many of them are regressed by it, accepted or not.</param>
/// <param name="Gates">m: how many there are, counted before any data were seen.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GateFamily(string? Name, int Flagged, int Gates);
