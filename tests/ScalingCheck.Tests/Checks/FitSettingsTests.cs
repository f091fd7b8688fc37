using ScalingCheck.Checks;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Tests.Checks;

public sealed class FitSettingsTests
{
    [Fact]
    public void Without_keys_a_fit_is_least_squares_on_the_logarithm_with_profiles()
    {
        Assert.Null(FitSettings.ProblemOf(NamedValues<string>.Empty));
        var options = FitSettings.Of(NamedValues<string>.Empty).Apply(FitOptions.Default, intervals: true);
        Assert.Equal(FitOptions.Default, options);
    }

    [Theory]
    [InlineData("log-squares", ObjectiveKind.LogSquares, 1e-3, false)]
    [InlineData("squares", ObjectiveKind.Squares, 1e-3, true)]
    [InlineData("soft-l1", ObjectiveKind.SoftL1, 1e-3, false)]
    [InlineData("huber", ObjectiveKind.Huber, 1e-3, false)]
    [InlineData("huber:1e-4", ObjectiveKind.Huber, 1e-4, false)]
    [InlineData("lad", ObjectiveKind.LeastAbsolute, 1e-3, false)]
    public void Each_objective_has_its_name(string text, ObjectiveKind kind, double delta, bool raw)
    {
        var keys = Keys(("objective", text));
        Assert.Null(FitSettings.ProblemOf(keys));
        Assert.Equal(new FitObjective(kind, delta, raw), FitSettings.Of(keys).Objective);
    }

    [Fact]
    public void Delta_and_the_residual_may_stand_in_keys_of_their_own() =>
        Assert.Equal(
            new FitObjective(ObjectiveKind.SoftL1, .5, RawResidual: true),
            FitSettings.Of(Keys(("objective", "soft-l1"), ("delta", ".5"), ("residual", "raw"))).Objective);

    [Theory]
    [InlineData("objective", "hubber", "did you mean huber?")]
    [InlineData("objective", "huber:0", "a delta above 0")]
    [InlineData("objective", "huber:-1", "a delta above 0")]
    [InlineData("objective", "huber:1,5", "a delta above 0")]
    [InlineData("objective", "lad:1e-3", "is none of")]
    [InlineData("delta", "0.01", "'delta' is for")]
    [InlineData("residual", "raw", "'residual' is for")]
    [InlineData("draws", "99", "at least 100")]
    [InlineData("draws", "900000000", "at most 1000000")]
    [InlineData("cluster", "run", "wild-bootstrap")]
    public void What_does_not_fit_together_is_told_in_a_sentence(string key, string value, string expected) =>
        Assert.Contains(expected, FitSettings.ProblemOf(Keys((key, value)))!.Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("huber:1e-3", "5", "say it once")]
    [InlineData("huber", "-1", "'delta' must be above 0")]
    public void A_delta_that_cannot_be_is_told_as_that_of_the_delta(string objective, string delta, string expected)
    {
        var problem = FitSettings.ProblemOf(Keys(("objective", objective), ("delta", delta)))!;
        Assert.Equal("delta", problem.Key);
        Assert.Contains(expected, problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("wald")]
    public void A_robust_fit_has_no_intervals_of_least_squares(string method) =>
        Assert.Contains("use bootstrap", FitSettings.ProblemOf(Keys(("objective", "huber"), ("intervals", method)))!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void The_commits_of_a_baseline_get_standard_errors_from_fewer_draws()
    {
        var robust = FitSettings.Of(Keys(("objective", "huber"), ("draws", "2000"), ("seed", "7"))).Apply(FitOptions.Default, intervals: false);
        Assert.True(robust.Intervals);
        Assert.Equal(400, robust.Draws);
        Assert.Equal(7UL, robust.Seed);
        Assert.False(FitSettings.Of(NamedValues<string>.Empty).Apply(FitOptions.Default, intervals: false).Intervals);
    }

    private static NamedValues<string> Keys(params (string Name, string Value)[] keys) => NamedValues<string>.Of(keys);
}
