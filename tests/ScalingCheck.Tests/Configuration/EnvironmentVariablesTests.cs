namespace ScalingCheck.Tests.Configuration;

public sealed class EnvironmentVariablesTests
{
    [Theory]
    [InlineData("${HISTORY}", "db/h.db")]
    [InlineData("a/${HISTORY}/b", "a/db/h.db/b")]
    [InlineData("${OTHER:-x.db}", "x.db")]
    [InlineData("${EMPTY:-x.db}", "x.db")]
    [InlineData("${HISTORY:-x.db}", "db/h.db")]
    [InlineData("${HISTORY}${OTHER:-}", "db/h.db")]
    [InlineData("$${HISTORY}", "${HISTORY}")]
    [InlineData("$$${HISTORY}", "$${HISTORY}")]
    [InlineData("$HISTORY", "$HISTORY")]
    [InlineData("${NESTED}", "${HISTORY}")]
    public void A_value_takes_its_variables_from_the_environment(string history, string expected)
    {
        var settings = Config.Accepted(
            Config.WithLossCheck() + $"history: '{history}'\n", ("HISTORY", "db/h.db"), ("EMPTY", ""), ("NESTED", "${HISTORY}"));
        Assert.Equal(expected, settings.History);
    }

    [Theory]
    [InlineData("${OTHER}", "scaling-check.yml:7:10: error SC3007: the environment variable OTHER is not set or is empty: set it, or write ${OTHER:-fallback}")]
    [InlineData("${EMPTY}", "scaling-check.yml:7:10: error SC3007: the environment variable EMPTY is not set or is empty: set it, or write ${EMPTY:-fallback}")]
    [InlineData("${A", "scaling-check.yml:7:10: error SC3011: '${A': a variable is written ${NAME} or ${NAME:-fallback}, and a literal ${ as $${")]
    [InlineData("${A-b}", "scaling-check.yml:7:10: error SC3011: '${A-b}': a variable is written ${NAME} or ${NAME:-fallback}, and a literal ${ as $${")]
    [InlineData("${1}", "scaling-check.yml:7:10: error SC3011: '${1}': a variable is written ${NAME} or ${NAME:-fallback}, and a literal ${ as $${")]
    public void A_variable_that_cannot_be_replaced_is_refused(string history, string expected) =>
        Assert.Equal(expected, Config.Problem(Config.WithLossCheck() + $"history: '{history}'\n", ("EMPTY", "")));

    [Fact]
    public void Every_missing_variable_is_named() =>
        Assert.Equal(2, Config.Problems(Config.WithLossCheck() + "history: ${A}/${B}\n").Length);

    [Fact]
    public void Numbers_choices_and_list_items_take_variables_too()
    {
        var text = Config.WithCheck("kind: ${KIND}", "overhead: 'true'", "y: time", "x: [\"${AXIS}\"]", "level: ${LEVEL}", "where: { size: ['${LIMIT}'] }");
        var check = Config.Accepted(text, ("KIND", "complexity"), ("AXIS", "N"), ("LEVEL", "0.9"), ("LIMIT", "< 5")).Checks[0].Check;
        Assert.Equal("complexity", check.Kind);
        Assert.Equal("N", check.X[0]);
        Assert.Equal(0.9, check.Level);
        Assert.Equal(("<", "5"), Assert.Single(check.Where) is var condition ? (condition.Operator, condition.Values[0]) : default);
        Assert.True(check.Options.TryGet("overhead", out _));
    }

    [Theory]
    [InlineData("level: ${SECRET}")]
    [InlineData("pick: ${SECRET}")]
    [InlineData("gates: { slope: { max: '${SECRET}' } }")]
    public void What_a_variable_holds_is_not_printed(string key) =>
        Assert.DoesNotContain("hunter2", string.Concat(Config.Problems(Config.WithLossCheck(key), ("SECRET", "hunter2"))), StringComparison.Ordinal);
}
