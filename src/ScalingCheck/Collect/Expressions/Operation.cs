namespace ScalingCheck.Collect.Expressions;

/// <summary>What one step of an <see cref="Expression"/> does to the stack.</summary>
internal enum Operation
{
    Number,
    Name,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Negate,
    Ln,
    Log10,
    Log2,
    Sqrt,
    Exp,
    Abs,
    Min,
    Max,
}
