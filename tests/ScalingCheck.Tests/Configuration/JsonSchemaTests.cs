using CsCheck;
using ScalingCheck.Configuration;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tests.Configuration;

/// <summary>The schema that editors use and the reader that the tool uses are printed and driven from the same shapes.</summary>
public sealed class JsonSchemaTests
{
    private static readonly NJsonSchema.JsonSchema Schema =
        NJsonSchema.JsonSchema.FromJsonAsync(JsonSchema.Of(ConfigurationShape.Root), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    [Theory]
    [InlineData("", true)]
    [InlineData("history: x.db", true)]
    [InlineData("histori: x.db", false)]
    [InlineData("history: [a, b]", false)]
    [InlineData("history:", false)]
    [InlineData("judge: { window: 3 }", true)]
    [InlineData("judge: { window: '3' }", true)]
    [InlineData("judge: { window: 3.5 }", false)]
    [InlineData("judge: { window: 0 }", false)]
    [InlineData("judge: { window: '0' }", false)]
    [InlineData("judge: { window: \"${WINDOW}\" }", true)]
    [InlineData("judge: { pull-request: { false-alarms: 1% } }", true)]
    [InlineData("judge: { pull-request: { false-alarms: -0.1 } }", false)]
    [InlineData("judge: { pull-request: 1% }", false)]
    [InlineData("judge: { correction: \"${OTHER:-holm}\" }", true)]
    [InlineData("judge: { fail-on: regression }", true)]
    [InlineData("judge: { fail-on: [regression, no-data] }", true)]
    [InlineData("judge: { fail-on: [] }", true)]
    [InlineData("judge: { fail-on: [always] }", false)]
    [InlineData("environment: { same: [] }", true)]
    [InlineData("environment: { notes: x }", false)]
    public void Reader_and_schema_agree_on_the_file(string line, bool accepted) => Agree(Config.WithLossCheck() + line + "\n", accepted);

    [Theory]
    [InlineData("x: params", true)]
    [InlineData("x: [params, tokens]", true)]
    [InlineData("x: []", false)]
    [InlineData("x: [a, b, c]", false)]
    [InlineData("x: 5", true)]
    [InlineData("x: { a: b }", false)]
    [InlineData("# none", false)]
    [InlineData("x: a\n    form: power", true)]
    [InlineData("x: a\n    form: cubic", false)]
    [InlineData("x: a\n    overhead: true", false)]
    [InlineData("x: a\n    kind: scaling-law", true)]
    [InlineData("x: a\n    kind: complexity\n    overhead: true", true)]
    [InlineData("x: a\n    kind: complexity\n    overhead: auto", true)]
    [InlineData("x: a\n    kind: complexity\n    form: power", false)]
    [InlineData("x: a\n    kind: other", false)]
    [InlineData("x: a\n    level: 0.9", true)]
    [InlineData("x: a\n    level: '0.9'", true)]
    [InlineData("x: a\n    level: '0,9'", false)]
    [InlineData("x: a\n    level: .nan", false)]
    [InlineData("x: a\n    forecast: { a: 1e9 }", true)]
    [InlineData("x: a\n    forecast: [{ a: 1e9 }, { a: 2e9 }]", true)]
    [InlineData("x: a\n    forecast: {}", false)]
    [InlineData("x: a\n    forecast: { a: much }", false)]
    [InlineData("x: a\n    where: { split: [val, 3] }", true)]
    [InlineData("x: a\n    where: { split: [] }", false)]
    [InlineData("x: a\n    gates: { slope: { worse-by: 5% } }", true)]
    [InlineData("x: a\n    gates: { slope: { worse-by: 5 % } }", true)]
    [InlineData("x: a\n    gates: { slope: { worse-by: .5 } }", true)]
    [InlineData("x: a\n    gates: { slope: { worse-by: -5% } }", false)]
    [InlineData("x: a\n    gates: { slope: { worseby: 5% } }", false)]
    public void Reader_and_schema_agree_on_a_check(string keys, bool accepted) =>
        Agree(Config.Head + $"checks:\n  loss:\n    y: eval_loss\n    {keys}\n", accepted);

    [Theory]
    [InlineData("version: 1\nchecks: { a: { y: l, x: n } }\n")]
    [InlineData("version: 1\ncollect: []\nchecks: { a: { y: l, x: n } }\n")]
    [InlineData("version: 1\ncollect: { files: r.csv }\nchecks: {}\n")]
    [InlineData("version: 3\ncollect: { files: r.csv }\nchecks: { a: { y: l, x: n } }\n")]
    [InlineData("[]\n")]
    public void Reader_and_schema_refuse_the_same_files(string text) => Agree(text, accepted: false);

    [Fact]
    public void Reader_and_schema_agree_on_whatever_the_shapes_allow_and_on_its_mutations() =>
        Gen.Select(ShapeGenerator.Of(ConfigurationShape.Root), Gen.Int[0, 1_000], Gen.Int[0, 6]).Sample(
            (value, place, mutation) =>
            {
                var mutated = Mutation.Of(value, place, mutation);
                var (reader, schema) = Verdicts(mutated);
                return reader == schema && (mutation != 0 || reader);
            },
            print: triple => Yaml.Print(Mutation.Of(triple.Item1, triple.Item2, triple.Item3)),
            iter: 400);

    private static void Agree(string text, bool accepted)
    {
        var problems = new List<Diagnostic>();
        var tree = YamlFile.Read(text, "f.yml", problems);
        Assert.Empty(problems);
        Assert.Equal((accepted, accepted), Verdicts(tree!));
    }

    private static (bool Reader, bool Schema) Verdicts(ConfigValue tree)
    {
        var problems = new List<Diagnostic>();
        ShapeCheck.Of(tree, ConfigurationShape.Root, "the file", name => name == "WINDOW" ? "3" : null, problems);
        return (problems.Count == 0, Schema.Validate(Yaml.ToJson(tree)?.ToJsonString() ?? "null").Count == 0);
    }
}
