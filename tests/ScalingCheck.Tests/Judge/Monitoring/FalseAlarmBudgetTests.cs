namespace ScalingCheck.Judge.Monitoring;

public sealed class FalseAlarmBudgetTests
{
    [Theory]
    [InlineData("5%", 0.05)]
    [InlineData("0.05", 0.05)]
    [InlineData("5% per 100 commits", 0.05)]
    [InlineData("5 %  per 100 commits", double.NaN)]
    [InlineData("1% per 20 commits", 0.0490099501)] // 1 - .99^5
    [InlineData("1 per 500 commits", 0.181269247)] // 1 - e^-0.2
    [InlineData("1 per 1 commit", double.NaN)]
    [InlineData("60%", double.NaN)]
    [InlineData("0%", double.NaN)]
    [InlineData("5% per 0 commits", double.NaN)]
    [InlineData("5% per 1,000 commits", double.NaN)]
    [InlineData("often", double.NaN)]
    [InlineData("-5%", double.NaN)]
    [InlineData("150% per 100 commits", double.NaN)]
    public void A_budget_reads_as_people_write_it(string text, double expected) =>
        Assert.Equal(expected, FalseAlarmBudget.Parse(text, out _)?.PerHundred ?? double.NaN, 9);

    [Fact]
    public void Five_per_cent_per_hundred_commits_is_one_in_1950() => Assert.Equal(1950, 1 / FalseAlarmBudget.Default.PerCommit, 0.5);

    [Fact]
    public void Shares_of_a_budget_add_up_to_it() =>
        Assert.Equal(0.95, Math.Pow(1 - FalseAlarmBudget.Default.Of(7).PerHundred, 7), 12);
}
