namespace ScalingCheck.Checks;

/// <summary>One condition of <c>where</c>: equality on labels and numbers, comparisons on numbers.</summary>
/// <param name="Name">The label or axis.</param>
/// <param name="Operator">One of <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</param>
/// <param name="Values">What to compare with: equal to any one of them, or to none of them, or the one limit.</param>
internal sealed record Condition(string Name, string Operator, IReadOnlyList<string> Values)
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "==", "<", ">", "="];

    /// <summary>
    /// Reads what stands under a name: <c>val</c>; <c>[val, test]</c>, either of them; <c>&gt;= 1e6</c>;
    /// <c>['&gt;= 1e6', '&lt; 1e9']</c>, both at once; <c>!= test</c>. Null with the problem.
    /// </summary>
    public static IReadOnlyList<Condition>? Parse(string name, IReadOnlyList<string> texts, out string? problem)
    {
        problem = null;
        var parts = texts.Select(Split).ToList();
        var operators = parts.Select(part => part.Operator).Distinct().ToList();
        if (operators is ["=" or "!="]) return [new Condition(name, operators[0], [.. parts.Select(part => part.Value)])];
        if (operators.Contains("=")) problem = "plain values are alternatives, and cannot stand beside comparisons";
        else if (parts.Exists(part => part.Operator != "!=" && !NumberText.TryParse(part.Value, out _))) problem = "a comparison needs a number: '>= 1e6'";
        return problem is null ? [.. parts.Select(part => new Condition(name, part.Operator, [part.Value]))] : null;
    }

    /// <summary>Reads the form of the command line: <c>split=val</c>, <c>params&gt;=1e6</c>.</summary>
    public static Condition? ParseAssignment(string text)
    {
        var at = text.AsSpan().IndexOfAny("<>=!");
        if (at <= 0) return null;
        var (op, value) = Split(text[at..]);
        // "a!b" is no condition, and an empty name or value is a slip.
        var isPlain = text[at] == '!' && op != "!=";
        return text[..at].Trim() is { Length: > 0 } name && !isPlain && value.Length > 0 ? Parse(name, [text[at..]], out _)?[0] : null;
    }

    public bool Holds(Observation observation)
    {
        if (Operator is "=" or "!=") return Values.Any(value => Equals(observation, value)) == (Operator == "=");
        return IsNumber(observation, out var number) && NumberText.TryParse(Values[0], out var limit) && Operator switch
        {
            "<" => number < limit,
            "<=" => number <= limit,
            ">" => number > limit,
            _ => number >= limit,
        };
    }

    public override string ToString() => $"{Name} {Operator} {string.Join(Operator == "=" ? " or " : " and ", Values)}";

    private static (string Operator, string Value) Split(string text)
    {
        text = text.Trim();
        var op = Array.Find(Operators, candidate => text.StartsWith(candidate, StringComparison.Ordinal));
        return op is null ? ("=", text) : (op == "==" ? "=" : op, text[op.Length..].Trim());
    }

    // Labels are text: version 1.10 is not version 1.1.
    private bool Equals(Observation observation, string value) =>
        (observation.Axes.TryGet(Name, out var number) && NumberText.TryParse(value, out var wanted) && wanted == number) ||
        (observation.Labels.TryGet(Name, out var text) && string.Equals(text, value, StringComparison.Ordinal));

    private bool IsNumber(Observation observation, out double number) =>
        observation.Axes.TryGet(Name, out number) ||
        (observation.Labels.TryGet(Name, out var label) && NumberText.TryParse(label, out number));
}
