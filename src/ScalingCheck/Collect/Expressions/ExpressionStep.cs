using System.Runtime.InteropServices;

namespace ScalingCheck.Collect.Expressions;

/// <summary>One step of an expression in postfix order.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExpressionStep(Operation Operation, double Number = 0, string Name = "");
