namespace ScalingCheck.Numerics.Comparisons;

public sealed class ForecastRuleTests
{
    private static readonly double Target = Math.Log(1.28e10);

    [Fact]
    public void The_published_pair_is_judged_by_the_shared_floor()
    {
        var change = ForecastRule.Paired(SetA.U, SetA.LogRatios, SetA.Pooled, Target);
        Assert.Equal(ForecastBasis.SharedFloor, change.Basis);
        Assert.Equal(.010264, change.Worsening.Change, 1e-6);
        // Beyond a margin of .5 %.
        Assert.True(change.Worsening.LowerBound(.05) > Math.Log(1.005));
    }

    [Fact]
    public void A_shift_of_the_level_alone_is_judged_at_the_largest_size()
    {
        double[] d = [.021, .019, .022, .018, .018, .022, .019, .021];
        var change = ForecastRule.Paired(SetA.U, d, SetA.Pooled, Target);
        Assert.Equal(ForecastBasis.RatioAtLargest, change.Basis);
        Assert.Equal(PairedTest.Compare(CurveContrast.RatioAt(SetA.U, SetA.U[^1]), d), change.Worsening);
    }

    [Fact]
    public void A_law_without_floor_is_judged_by_the_ratio_at_the_target()
    {
        var change = ForecastRule.Paired(SetA.U, SetA.LogRatios, null, Target);
        Assert.Equal(ForecastBasis.RatioAtTarget, change.Basis);
        Assert.Equal(.03568675, change.Worsening.Change, 5.1e-9);
    }

    [Fact]
    public void A_fit_without_floor_and_the_ratio_at_the_target_are_the_same_contrast()
    {
        // E = 0: R = 1 everywhere, and ln y is a straight line.
        var shared = CurveContrast.SharedFloor(SetA.U, new SharedFloorCurve(0, 6, .34), Target);
        var ratio = CurveContrast.RatioAt(SetA.U, Target);
        for (var i = 0; i < 8; i++) Assert.Equal(ratio.Coefficients[i], shared.Coefficients[i], 1e-12);
    }

    [Fact]
    public void A_history_applies_the_chosen_contrast_to_every_base_commit()
    {
        double[][] bases =
        [
            .. Enumerable.Range(0, 4).Select(c =>
                SetA.Base.Select((y, i) => Math.Log(y) + .001 * Math.Cos(2.3 * c + 1.7 * i)).ToArray()),
        ];
        // A smaller exponent under the same floor: the ratio bends as the reducible part does.
        var flatter = SetA.U.Select((u, i) => bases[0][i] + .02 * (u - SetA.U.Average()) * SetA.Pooled.ReducibleShare(u)).ToArray();
        var raised = bases[0].Select(y => y + .02).ToArray();
        var slope = ForecastRule.History(SetA.U, bases, flatter, SetA.Pooled, Target);
        var level = ForecastRule.History(SetA.U, bases, raised, SetA.Pooled, Target);
        var power = ForecastRule.History(SetA.U, bases, raised, null, Target);
        Assert.Equal(ForecastBasis.SharedFloor, slope.Basis);
        Assert.Equal(ForecastBasis.RatioAtLargest, level.Basis);
        Assert.Equal(ForecastBasis.RatioAtTarget, power.Basis);
        Assert.Equal(
            HistoryTest.Compare(CurveContrast.SharedFloor(SetA.U, SetA.Pooled, Target), bases, flatter),
            slope.Worsening);
        Assert.Equal(3, level.Worsening.DegreesOfFreedom);
    }

    [Fact]
    public void Both_changes_or_none_leave_the_shared_floor()
    {
        var moved = new Worsening(1, .1, 6);
        var still = new Worsening(.05, .1, 6);
        var unknown = new Worsening(1, double.NaN, 0);
        Assert.Equal(ForecastBasis.SharedFloor, ForecastRule.Choose(moved, moved.Reverse()));
        Assert.Equal(ForecastBasis.SharedFloor, ForecastRule.Choose(still, still));
        Assert.Equal(ForecastBasis.SharedFloor, ForecastRule.Choose(still, moved));
        Assert.Equal(ForecastBasis.SharedFloor, ForecastRule.Choose(unknown, unknown));
        Assert.Equal(ForecastBasis.RatioAtLargest, ForecastRule.Choose(moved.Reverse(), still));
    }

    [Fact]
    public void Damage_at_the_large_sizes_near_the_floor_is_told_by_the_ratio_at_the_largest_size()
    {
        // Measured in examples/training-ladder: one learning rate for all sizes. Near the floor a shared floor leaves no
        // room for a loss that is 1.4 % higher at the largest model.
        double[] u = [.. Enumerable.Range(11, 6).Select(power => power * Math.Log(2))];
        double[] d = [.. new[] { 1.002, 1.002, 1.008, 1.013, 1.014, 1.014 }.Select(ratio => Math.Log(ratio))];
        var pooled = new SharedFloorCurve(2.674, Math.Log(0.471) + 1.24 * u[0], 1.24);

        var change = ForecastRule.Paired(u, d, pooled, Math.Log(262144));

        Assert.Equal(ForecastBasis.RatioAtLargest, change.Basis);
        Assert.InRange(change.Worsening.Change, 0.012, 0.018);
    }
}
