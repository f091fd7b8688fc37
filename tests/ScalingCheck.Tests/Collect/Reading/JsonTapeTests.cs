using System.Text;
using ScalingCheck.Collect.Reading;

namespace ScalingCheck.Tests.Collect.Reading;

public sealed class JsonTapeTests
{
    private static JsonTape Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tape = new JsonTape();
        Assert.Null(tape.Parse(bytes, 0, bytes.Length, "f"));
        return tape;
    }

    [Fact]
    public void Values_know_where_they_stand()
    {
        var root = Parse("{\n \"a\": [1, {\"b\": null}],\n \"c\": \"x\"}").Root;
        Assert.Equal(new SourceLocation("f", 2, 7), root.Property("a")!.Value.Location);
        Assert.Equal(new SourceLocation("f", 2, 11), root.Property("a")!.Value.Items().Last().Location);
        Assert.Equal("x", root.TextOf("c"));
        Assert.Equal(["a", "c"], root.Properties().Select(property => property.Name));
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("[Infinity]", double.PositiveInfinity)]
    public void Words_of_python_are_numbers(string text, double expected)
    {
        var root = Parse(text).Root;
        var value = root.Kind == JsonKind.Array ? root.Items().Single() : root;
        Assert.True(value.TryNumber(out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"a\\\"NaN\"")]
    [InlineData("\"Infinity\\\\\"")]
    public void Words_inside_strings_stay_text(string text)
    {
        Assert.Equal(JsonKind.Text, Parse(text).Root.Kind);
        Assert.Equal(text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), Parse(text).Root.Text);
    }

    [Fact]
    public void Numbers_read_back_as_they_were_written()
    {
        var random = new Random(3);
        var numbers = Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite).ToArray();
        var items = Parse($"[{string.Join(',', numbers.Select(NumberText.RoundTrip))}]").Root.Items().ToArray();
        Assert.Equal(numbers, items.Select(item => item.TryNumber(out var value) ? value : double.NaN));
    }

    [Fact]
    public void A_tape_is_used_again_for_the_next_document()
    {
        var tape = new JsonTape();
        foreach (var count in new[] { 10_000, 3, 20_000 })
        {
            var bytes = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1", count))}]");
            Assert.Null(tape.Parse(bytes, 0, bytes.Length, "f"));
            Assert.Equal(count, tape.Root.Items().Count());
        }
    }
}
