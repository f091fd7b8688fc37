using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>The same eight points under each objective: figures of two independent prototypes, to 1e-6.</summary>
public sealed class ObjectiveTests
{
    private static readonly IScalingLaw Law = KnownLaws.Find("power-constant")!;

    public static TheoryData<ObjectiveKind> Kinds => new(Enum.GetValues<ObjectiveKind>());

    [Theory]
    [InlineData(ObjectiveKind.Squares, 3.5329387e-4, .36929877, 1.86867246, 620.1874, 1.98347267)]
    [InlineData(ObjectiveKind.Huber, 1.41346987e-5, .37315355, 1.87931012, 655.0334, 1.99015668)]
    [InlineData(ObjectiveKind.SoftL1, 1.25404912e-5, .37117691, 1.87425501, 636.4568, 1.98702822)]
    [InlineData(ObjectiveKind.LeastAbsolute, .0166983133, .37676475, 1.88828867, 690.0346, 1.99564570)]
    public void Set_a_has_the_prototypes_optimum(
        ObjectiveKind kind, double objective, double alpha, double e, double a, double forecast)
    {
        var fit = Fit(new FitData(SetA.X, SetA.Y), kind);

        Assert.Null(fit.Refusal);
        FitAssert.Close(objective, fit.Objective, 1e-6);
        FitAssert.Close(alpha, fit.Parameter("alpha").Value, 1e-6);
        FitAssert.Close(e, fit.Parameter("E").Value, 1e-6);
        FitAssert.Close(a, fit.Parameter("A").Value, 1e-6);
        FitAssert.Close(forecast, fit.Forecasts[0].Value, 1e-6);
    }

    [Fact]
    public void Absolute_deviations_pass_exactly_through_as_many_points_as_there_are_parameters()
    {
        var fit = Fit(new FitData(SetA.X, SetA.Y), ObjectiveKind.LeastAbsolute);

        Assert.Equal(3, fit.Diagnostic("zero-residuals"));
        foreach (var k in new[] { 0, 2, 4 }) FitAssert.Close(SetA.Y[k], fit.Predict([SetA.X[k]]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_left_to_gain(ObjectiveKind kind)
    {
        var fit = Fit(new FitData(SetA.X, SetA.Y), kind);

        Assert.InRange(fit.Diagnostic("remaining-gain"), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Exact_data_give_back_their_law(ObjectiveKind kind)
    {
        double[] y = [.. SetA.X.Select(x => 1.8 + (400 * Math.Pow(x, -.34)))];

        var fit = Fit(new FitData(SetA.X, y), kind);

        Assert.Null(fit.Refusal);
        FitAssert.Close(.34, fit.Parameter("alpha").Value, 1e-9);
        FitAssert.Close(1.8, fit.Parameter("E").Value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_order_of_rows_changes_no_digit(ObjectiveKind kind)
    {
        int[] order = [3, 7, 0, 5, 1, 6, 4, 2];

        var fit = Fit(new FitData(SetA.X, SetA.Y), kind);
        var shuffled = Fit(new FitData([.. order.Select(i => SetA.X[i])], [.. order.Select(i => SetA.Y[i])]), kind);

        Assert.Equal(fit.Parameters, shuffled.Parameters);
        Assert.Equal(fit.Objective, shuffled.Objective);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_unit_of_x_or_y_changes_the_numbers_by_that_unit_alone(ObjectiveKind kind)
    {
        const double UnitX = 1e-6;
        const double UnitY = 1000;
        var options = new FitOptions { ForecastAt = [[SetA.ForecastAt]], Intervals = false, Objective = Objective(kind, 1e-3, raw: true) };
        // On y itself δ has the unit of y.
        var scaled = options with
        {
            ForecastAt = [[SetA.ForecastAt * UnitX]],
            Objective = Objective(kind, 1e-3 * (kind == ObjectiveKind.LogSquares ? 1 : UnitY), raw: true),
        };

        var fit = Law.Fit(new FitData(SetA.X, SetA.Y), options);
        var other = Law.Fit(new FitData([.. SetA.X.Select(x => x * UnitX)], [.. SetA.Y.Select(y => y * UnitY)]), scaled);

        FitAssert.Close(fit.Parameter("alpha").Value, other.Parameter("alpha").Value, 1e-9);
        FitAssert.Close(fit.Parameter("E").Value * UnitY, other.Parameter("E").Value, 1e-9);
        FitAssert.Close(fit.Forecasts[0].Value * UnitY, other.Forecasts[0].Value, 1e-9);
        var unit = kind switch { ObjectiveKind.LogSquares => 1, ObjectiveKind.LeastAbsolute => UnitY, _ => UnitY * UnitY };
        FitAssert.Close(fit.Objective * unit, other.Objective, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_reported_objective_is_the_sum_over_the_points(ObjectiveKind kind)
    {
        foreach (var raw in new[] { false, true })
        {
            var fit = Law.Fit(
                new FitData(SetA.X, SetA.Y),
                FitOptions.Default with { Intervals = false, Objective = Objective(kind, .004, raw) });
            var onValues = kind == ObjectiveKind.Squares || (raw && kind != ObjectiveKind.LogSquares);
            var sum = SetA.X.Select((x, i) => onValues
                ? SetA.Y[i] - fit.Predict([x])
                : Math.Log(SetA.Y[i] / fit.Predict([x]))).Sum(r => Loss(kind, .004, r));

            FitAssert.Close(sum, fit.Objective, 1e-9);
        }
    }

    [Fact]
    public void A_large_delta_makes_half_the_least_squares_of_huber_and_of_soft_l1()
    {
        var squares = Fit(new FitData(SetA.X, SetA.Y), ObjectiveKind.LogSquares);
        foreach (var kind in new[] { ObjectiveKind.Huber, ObjectiveKind.SoftL1 })
        {
            var fit = Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { Intervals = false, Objective = new(kind, 1e3) });

            FitAssert.Close(squares.Objective / 2, fit.Objective, 1e-9);
            FitAssert.Close(squares.Parameter("alpha").Value, fit.Parameter("alpha").Value, 1e-9);
        }
    }

    [Fact]
    public void An_outlier_moves_squares_but_not_the_robust_objectives()
    {
        double[] y = [.. SetA.X.Select(x => 1.8 + (400 * Math.Pow(x, -.34)))];
        y[5] *= 1.3;

        Assert.True(Math.Abs(Fit(new FitData(SetA.X, y), ObjectiveKind.LogSquares).Parameter("alpha").Value - .34) > .05);
        foreach (var kind in new[] { ObjectiveKind.Huber, ObjectiveKind.SoftL1, ObjectiveKind.LeastAbsolute })
            Assert.Equal(.34, Fit(new FitData(SetA.X, y), kind).Parameter("alpha").Value, .02);
    }

    [Fact]
    public void A_robust_objective_weighs_each_repeat_for_itself()
    {
        // Three repeats: their median, not their mean, is what absolute deviations pass through.
        double[] x = [1, 1, 1, 4, 4, 4, 16, 16, 16];
        double[] y = [8, 8.1, 20, 4, 4.1, 9, 2, 2.05, 7];

        var fit = KnownLaws.Find("power")!.Fit(
            new FitData(x, y), FitOptions.Default with { Intervals = false, Objective = FitObjective.LeastAbsolute });

        Assert.InRange(fit.Predict([4]), 4, 4.2);
        Assert.Equal(9, fit.Count);
    }

    [Fact]
    public void Squares_average_repeats_in_y_itself()
    {
        double[] x = [.. SetA.X, .. SetA.X];
        double[] y = [.. SetA.Y.Select(v => v * 1.02), .. SetA.Y.Select(v => v * .98)];

        var once = Fit(new FitData(SetA.X, SetA.Y), ObjectiveKind.Squares);
        var twice = Fit(new FitData(x, y), ObjectiveKind.Squares);

        FitAssert.Close(once.Parameter("alpha").Value, twice.Parameter("alpha").Value, 1e-9);
        FitAssert.Close((2 * once.Objective) + (2 * SetA.Y.Sum(v => .0004 * v * v)), twice.Objective, 1e-9);
    }

    [Theory]
    [InlineData(1, .36175920, 1.85499231, 0)]
    [InlineData(.5, .36664680, 1.86364728, 7.65043e-6)]
    public void Standard_errors_weigh_log_squares_and_their_lack_is_found(double share, double alpha, double e, double scatter)
    {
        var fit = Law.Fit(
            new FitData(SetA.X, SetA.Y, standardErrors: [.. SetA.StandardErrors.Select(s => s * share)]),
            SetA.Options with { Intervals = false });

        FitAssert.Close(alpha, fit.Parameter("alpha").Value, 1e-6);
        FitAssert.Close(e, fit.Parameter("E").Value, 1e-6);
        Assert.Equal(scatter, Math.Pow(fit.Diagnostic("extra-scatter"), 2), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Doubling_all_standard_errors_leaves_the_estimates(ObjectiveKind kind)
    {
        var single = Fit(new FitData(SetA.X, SetA.Y, standardErrors: SetA.StandardErrors), kind);
        var twice = Fit(new FitData(SetA.X, SetA.Y, standardErrors: [.. SetA.StandardErrors.Select(s => 2 * s)]), kind);

        FitAssert.Close(single.Parameter("alpha").Value, twice.Parameter("alpha").Value, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_weight_or_a_standard_error_that_is_none_is_refused(double bad)
    {
        double[] weights = [1, 1, bad, 1, 1, 1, 1, 1];

        Assert.StartsWith("Point 3: its weight is", Law.Fit(new FitData(SetA.X, SetA.Y, weights), SetA.Options).Refusal, StringComparison.Ordinal);
        Assert.StartsWith(
            "Point 3: its standard error is",
            Law.Fit(new FitData(SetA.X, SetA.Y, standardErrors: weights), SetA.Options).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void A_delta_that_is_no_scale_is_refused(double delta) => Assert.StartsWith(
        "delta is",
        Law.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { Objective = FitObjective.Huber(delta) }).Refusal,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Points_that_cannot_answer_are_refused(ObjectiveKind kind)
    {
        Assert.StartsWith("3 sizes cannot fix 3 parameters", Fit(new FitData([1, 2, 4], [3, 2, 1.5]), kind).Refusal, StringComparison.Ordinal);
        // Rows, not sizes, are what a robust objective sums over: repeats do not make up for missing sizes.
        Assert.StartsWith(
            "3 sizes cannot fix 3 parameters",
            Fit(new FitData([1, 1, 2, 2, 4, 4], [3, 3.1, 2, 2.1, 1.5, 1.6]), kind).Refusal,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "y is the same at every size", Fit(new FitData(SetA.X, [2, 2, 2, 2, 2, 2, 2, 2]), kind).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("Point 2: y is 0", Fit(new FitData(SetA.X, [3, 0, 2, 2, 1, 1, 1, 1]), kind).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("y rises with x", Fit(new FitData(SetA.X, [.. SetA.Y.Reverse()]), kind).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tokens_in_proportion_to_parameters_are_refused(ObjectiveKind kind)
    {
        double[] n = [.. Enumerable.Range(0, 12).Select(k => 1e8 * Math.Pow(2, k / 2.0))];
        double[] d = [.. n.Select(v => 20 * v)];
        double[] y = [.. n.Select((v, k) => 1.7 + (400 * Math.Pow(v, -.34)) + (400 * Math.Pow(d[k], -.28)))];

        var fit = KnownLaws.Find("chinchilla")!.Fit(
            new FitData([n, d], y), FitOptions.Default with { Intervals = false, Objective = new(kind) });

        Assert.StartsWith("N and D rise together", fit.Refusal, StringComparison.Ordinal);
    }

    private static LawFit Fit(FitData data, ObjectiveKind kind) =>
        Law.Fit(data, SetA.Options with { Intervals = false, Objective = Objective(kind, 1e-3, raw: false) });

    private static FitObjective Objective(ObjectiveKind kind, double delta, bool raw) => new(kind, delta, raw);

    private static double Loss(ObjectiveKind kind, double delta, double r) => kind switch
    {
        ObjectiveKind.LeastAbsolute => Math.Abs(r),
        ObjectiveKind.SoftL1 => delta * delta * (Math.Sqrt(1 + (r * r / (delta * delta))) - 1),
        ObjectiveKind.Huber => Math.Abs(r) <= delta ? r * r / 2 : delta * (Math.Abs(r) - (delta / 2)),
        _ => r * r,
    };
}
