using System.Runtime.InteropServices;

namespace ScalingCheck.Numerics.Fitting;

/// <summary>The ends of an interval; an infinite end is one that the data leaves open.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(double Lower, double Upper);
