using ScalingCheck.Configuration;

namespace ScalingCheck.Tests.Configuration;

/// <summary>One change to one place of a configuration; most of them, not all, make it wrong.</summary>
internal static class Mutation
{
    public static ConfigValue Of(ConfigValue root, int place, int mutation)
    {
        if (mutation == 0) return root;
        var left = place % Count(root);
        return At(root, ref left, value => Change(value, mutation));
    }

    private static int Count(ConfigValue value) => 1 + value.Items.Sum(Count) + value.Entries.Sum(entry => Count(entry.Value));

    private static ConfigValue At(ConfigValue value, ref int left, Func<ConfigValue, ConfigValue> change)
    {
        if (left-- == 0) return change(value);
        var items = new List<ConfigValue>();
        foreach (var item in value.Items) items.Add(left < 0 ? item : At(item, ref left, change));
        var entries = new List<ConfigEntry>();
        foreach (var entry in value.Entries) entries.Add(left < 0 ? entry : entry with { Value = At(entry.Value, ref left, change) });
        return value with { Items = items, Entries = entries };
    }

    private static ConfigValue Change(ConfigValue value, int mutation) => mutation switch
    {
        1 => ShapeGenerator.With(value, "unheard-of", ShapeGenerator.Text("x")),
        2 => ConfigValue.OfItems([value, value], default),
        3 => ConfigValue.OfText("", default),
        4 => ShapeGenerator.Text("word"),
        5 => ShapeGenerator.Text("-7"),
        _ when value.Entries.Count > 0 => ConfigValue.OfEntries(value.Entries.Skip(1), default),
        _ => ConfigValue.OfItems([], default),
    };
}
