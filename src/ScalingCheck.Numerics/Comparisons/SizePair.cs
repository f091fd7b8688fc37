using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>One size that both commits ran.</summary>
/// <param name="Head">Index into the head's sizes.</param>
/// <param name="Base">Index into the base's sizes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SizePair(int Head, int Base);
