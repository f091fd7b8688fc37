namespace ScalingCheck.Collect.Expressions;

/// <summary>Why an expression cannot be read.</summary>
/// <param name="Column">1-based column inside the text of the expression, for a caret below it.</param>
internal sealed record ExpressionError(int Column, string Message)
{
    /// <summary>The message with the expression and a caret under the place.</summary>
    public string Explain(string text) =>
        FormattableString.Invariant($"{Message} (column {Column})\n  {text}\n  {new string(' ', Column - 1)}^");
}
