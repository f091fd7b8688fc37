namespace ScalingCheck.History;

/// <summary>One commit's value of what the judge watches over commits. Kept so that a long series needs no fit for every commit.</summary>
/// <param name="Value">The value, in the unit of the estimate.</param>
/// <param name="Settings">
/// Digest of everything besides the data that the value depends on (form, sizes, conditions): values are of one series only
/// where it is equal.
/// </param>
internal sealed record WatchedValue(double Value, string Settings);
