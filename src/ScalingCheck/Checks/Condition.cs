namespace ScalingCheck.Checks;

/// <summary>One condition of <c>where</c>: equality on labels and numbers, comparisons on numbers.</summary>
/// <param name="Name">The label or axis.</param>
/// <param name="Operator">One of <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</param>
/// <param name="Values">What to compare with; for equality any one of them.</param>
internal sealed record Condition(string Name, string Operator, IReadOnlyList<string> Values)
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "==", "<", ">", "="];

    /// <summary>Reads the right-hand side: <c>val</c>, <c>&gt;= 1e6</c>. Null when a comparison lacks its number.</summary>
    public static Condition? Parse(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count != 1) return new Condition(name, "=", texts);
        var text = texts[0].Trim();
        var op = Array.Find(Operators, candidate => text.StartsWith(candidate, StringComparison.Ordinal));
        var value = op is null ? text : text[op.Length..].Trim();
        op = op is null or "==" ? "=" : op;
        return op is "=" or "!=" || NumberText.TryParse(value, out _) ? new Condition(name, op, [value]) : null;
    }

    /// <summary>Reads the form of the command line: <c>split=val</c>, <c>params&gt;=1e6</c>.</summary>
    public static Condition? ParseAssignment(string text)
    {
        var at = text.AsSpan().IndexOfAny("<>=!");
        return at > 0 ? Parse(text[..at].Trim(), [text[at..]]) : null;
    }

    public bool Holds(Observation observation)
    {
        var number = 0.0;
        var isNumber = observation.Axes.TryGet(Name, out number) ||
            (observation.Labels.TryGet(Name, out var label) && NumberText.TryParse(label, out number));
        if (Operator is "=" or "!=")
        {
            var equal = Values.Any(value =>
                (isNumber && NumberText.TryParse(value, out var wanted) && wanted == number) ||
                (observation.Labels.TryGet(Name, out var text) && string.Equals(text, value, StringComparison.Ordinal)));
            return equal == (Operator == "=");
        }

        return isNumber && NumberText.TryParse(Values[0], out var limit) && Operator switch
        {
            "<" => number < limit,
            "<=" => number <= limit,
            ">" => number > limit,
            _ => number >= limit,
        };
    }

    public override string ToString() => $"{Name} {Operator} {string.Join(" or ", Values)}";
}
