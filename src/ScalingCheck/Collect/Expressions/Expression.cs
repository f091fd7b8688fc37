using System.Diagnostics.CodeAnalysis;

namespace ScalingCheck.Collect.Expressions;

/// <summary>
/// Arithmetic on the values of a row, for <c>derive: { tokens: flop / (6 * params) }</c>: + - * / ^, parentheses,
/// numbers, names (in backticks where they hold other characters) and ln log10 log2 sqrt exp abs min max.
/// </summary>
internal sealed class Expression
{
    private readonly IReadOnlyList<ExpressionStep> _steps;

    private Expression(string text, IReadOnlyList<ExpressionStep> steps)
    {
        Text = text;
        _steps = steps;
        Names = [.. steps.Where(step => step.Operation == Operation.Name).Select(step => step.Name).Distinct()];
    }

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>The names it reads, in the order of their first use.</summary>
    public IReadOnlyList<string> Names { get; }

    public static bool TryParse(
        string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error)
    {
        var parser = new ExpressionParser(text);
        error = parser.Parse();
        expression = error is null ? new Expression(text, parser.Steps) : null;
        return error is null;
    }

    /// <summary>The value for a row; null when the row lacks one of the names. It may be NaN or infinite.</summary>
    public double? Evaluate(Func<string, double?> valueOf)
    {
        // Postfix steps on a small stack: no recursion, so no expression can exhaust the real one.
        var stack = new Stack<double>();
        foreach (var step in _steps)
        {
            switch (step.Operation)
            {
                case Operation.Number:
                    stack.Push(step.Number);
                    break;
                case Operation.Name when valueOf(step.Name) is { } value:
                    stack.Push(value);
                    break;
                case Operation.Name:
                    return null;
                case >= Operation.Negate and <= Operation.Abs:
                    stack.Push(Apply(step.Operation, stack.Pop()));
                    break;
                default:
                    var right = stack.Pop();
                    stack.Push(Apply(step.Operation, stack.Pop(), right));
                    break;
            }
        }

        return stack.Pop();
    }

    public override string ToString() => Text;

    private static double Apply(Operation operation, double value) => operation switch
    {
        Operation.Negate => -value,
        Operation.Ln => Math.Log(value),
        Operation.Log10 => Math.Log10(value),
        Operation.Log2 => Math.Log2(value),
        Operation.Sqrt => Math.Sqrt(value),
        Operation.Exp => Math.Exp(value),
        _ => Math.Abs(value),
    };

    private static double Apply(Operation operation, double left, double right) => operation switch
    {
        Operation.Add => left + right,
        Operation.Subtract => left - right,
        Operation.Multiply => left * right,
        Operation.Divide => left / right,
        Operation.Power => Math.Pow(left, right),
        Operation.Min => Math.Min(left, right),
        _ => Math.Max(left, right),
    };
}
