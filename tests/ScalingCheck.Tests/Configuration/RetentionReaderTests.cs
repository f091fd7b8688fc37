using ScalingCheck.History;

namespace ScalingCheck.Tests.Configuration;

public sealed class RetentionReaderTests
{
    private const string Rest = "\nversion: 1\ncollect: { files: r.csv }\nchecks: { loss: { y: loss, x: params } }\n";

    [Theory]
    [InlineData("", null, null)]
    [InlineData("keep: { commits: 2000, pull-requests: 30 days }", 2000, 30)]
    [InlineData("keep: { commits: 1 }", 1, null)]
    [InlineData("keep: { pull-requests: 1 day }", null, 1)]
    public void What_is_kept_is_read(string yaml, int? commits, int? days) =>
        Assert.Equal(new Retention(commits, days), Config.Accepted(yaml + Rest).Retention);

    [Theory]
    [InlineData("30")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("1.5 days")]
    [InlineData("2 weeks")]
    [InlineData("99999 days")]
    public void A_period_that_cannot_be_meant_is_refused(string period)
    {
        var problem = Config.Problem($"keep: {{ pull-requests: {period} }}" + Rest);
        Assert.StartsWith("scaling-check.yml:1:24: error SC3011: 'pull-requests': it must be a number of days", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keep: { commits: 0 }")]
    [InlineData("keep: { commits: many }")]
    [InlineData("keep: { commit: 3 }")]
    [InlineData("keep: 3")]
    public void What_the_shape_does_not_allow_is_refused(string yaml) => Assert.NotEmpty(Config.Problem(yaml + Rest));
}
