using CsCheck;
using ScalingCheck.Configuration;
using ScalingCheck.Configuration.Proposal;

namespace ScalingCheck.Tests.Configuration.Proposal;

public sealed class YamlTextTests
{
    [Fact]
    public void Any_text_comes_back_as_it_was() => Gen.Char['\u0001', '\uD7FF'].Array[1, 20].Select(letters => new string(letters)).Sample(text =>
    {
        var yaml = $"history: {YamlText.Value(text)}\nversion: 1\ncollect: {{ files: a.csv }}\nchecks: {{ c: {{ y: loss, x: params }} }}\n";
        var problems = new List<ScalingCheck.Diagnostics.Diagnostic>();
        var value = ShapeCheck.Of(YamlFile.Read(yaml, "f", problems)!, ConfigurationShape.Root, "the file", _ => null, problems);
        Assert.Empty(problems);
        Assert.Equal(text, value!.Text("history"));
        Assert.DoesNotContain(YamlText.Comment(text), character => character is '\n' or '\r' or '\u0085' or '\u2028');
    });

    [Theory]
    [InlineData("eval_loss", "eval_loss")]
    [InlineData("true", "\"true\"")]
    [InlineData("1000", "\"1000\"")]
    [InlineData("a: b # c", "\"a: b # c\"")]
    [InlineData("${HOME}", "\"$${HOME}\"")]
    public void Only_what_could_be_misread_is_quoted(string text, string yaml) => Assert.Equal(yaml, YamlText.Value(text));

    [Theory]
    [InlineData(20000, "20000")]
    [InlineData(5e6, "5e6")]
    [InlineData(2e11, "2e11")]
    [InlineData(0.5, "0.5")]
    public void Sizes_are_written_as_people_do(double size, string text) => Assert.Equal(text, YamlText.Number(size));
}
