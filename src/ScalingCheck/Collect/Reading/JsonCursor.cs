namespace ScalingCheck.Collect.Reading;

/// <summary>One value of a <see cref="JsonTape"/>.</summary>
internal readonly struct JsonCursor(JsonTape tape, int index)
{
    public JsonKind Kind => tape.KindOf(index);

    public SourceLocation Location => tape.LocationAt(index);

    public string Text => tape.TextAt(index);

    public ReadOnlySpan<byte> Raw => tape.RawAt(index);

    public bool IsScalar => Kind is not (JsonKind.Array or JsonKind.Object);

    public bool TryNumber(out double value)
    {
        value = 0;
        return Kind == JsonKind.Number && tape.TryNumberAt(index, out value);
    }

    /// <summary>The items of an array; nothing for other kinds.</summary>
    public IEnumerable<JsonCursor> Items()
    {
        if (tape.KindOf(index) != JsonKind.Array) yield break;
        for (var at = index + 1; at < tape.After(index); at = tape.After(at)) yield return new JsonCursor(tape, at);
    }

    /// <summary>The properties of an object in file order; nothing for other kinds.</summary>
    public IEnumerable<(string Name, JsonCursor Value)> Properties()
    {
        if (tape.KindOf(index) != JsonKind.Object) yield break;
        for (var at = index + 1; at < tape.After(index); at = tape.After(at + 1))
            yield return (tape.TextAt(at), new JsonCursor(tape, at + 1));
    }

    /// <summary>The named property; of several with that name the last, as most readers have it.</summary>
    public JsonCursor? Property(string name)
    {
        JsonCursor? found = null;
        foreach (var (candidate, value) in Properties())
            if (string.Equals(candidate, name, StringComparison.Ordinal)) found = value;
        return found;
    }

    /// <summary>The text of a string property; null when it is absent or something else.</summary>
    public string? TextOf(string name) => Property(name) is { Kind: JsonKind.Text } value ? value.Text : null;

    /// <summary>The number of a property; null when it is absent, null or something else.</summary>
    public double? NumberOf(string name) => Property(name) is { } value && value.TryNumber(out var number) ? number : null;
}
