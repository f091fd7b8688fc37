using ScalingCheck.Numerics.Complexity;
using ScalingCheck.Numerics.Fitting;
using ScalingCheck.Numerics.Laws;
using ScalingCheck.Numerics.Tests.Laws;

namespace ScalingCheck.Numerics.Tests.Fitting;

public sealed class BootstrapTests
{
    private static readonly IScalingLaw Power = KnownLaws.Find("power")!;
    private static readonly IScalingLaw PowerConstant = KnownLaws.Find("power-constant")!;

    private static readonly double[] X = [.. Enumerable.Range(0, 24).Select(k => Math.Pow(2, k / 2.0))];

    // Scatter that grows with x, in groups of three that share most of it.
    private static readonly double[] Noise =
        [.. Enumerable.Range(0, 24).Select(k => (.01 + (.002 * k)) * (Math.Sin(12.9898 * (1 + (k / 3))) + (.3 * Math.Sin(78.233 * k))))];

    private static readonly double[] Y = [.. X.Select((x, k) => 5 * Math.Pow(x, -.3) * Math.Exp(Noise[k]))];

    public static TheoryData<IntervalMethod> Methods => new(
        IntervalMethod.CaseBootstrap, IntervalMethod.ResidualBootstrap, IntervalMethod.ParametricBootstrap, IntervalMethod.WildBootstrap);

    public static TheoryData<ObjectiveKind> Kinds => new(Enum.GetValues<ObjectiveKind>());

    [Theory]
    [InlineData("three-region")]
    [InlineData("broken-power")]
    public void The_draws_of_a_law_are_those_of_its_estimates(string id)
    {
        var law = KnownLaws.Find(id)!;
        double[] x = [.. Enumerable.Range(0, 14).Select(k => Math.Pow(10, k * .4))];
        double[] y = [.. x.Select((v, k) => (.1 + (.8 / (1 + (Math.Pow(v, .6) / 30)))) * Math.Exp(.002 * Math.Sin(12.9898 * (k + 1))))];

        var fit = law.Fit(new FitData(x, y), FitOptions.Default with { Method = IntervalMethod.ResidualBootstrap, Draws = 100 });

        Assert.Null(fit.Refusal);
        Assert.All(fit.Draws, row => Assert.Equal(law.EstimateNames.Count, row.Length));
        var alpha = fit.Parameter("alpha");
        Assert.InRange(fit.Draws.Count(row => row[0] >= alpha.Lower && row[0] <= alpha.Upper), 90, 100);
    }

    /// <summary>
    /// For a straight line every bootstrap but the case bootstrap has an exact variance of the slope, Σ u² V / (Σ u²)²
    /// with V what the method takes for the variance of a point; 4,000 draws know it within 3 / sqrt(8,000) = 3.4 %.
    /// </summary>
    [Theory]
    [InlineData(IntervalMethod.ResidualBootstrap)]
    [InlineData(IntervalMethod.ParametricBootstrap)]
    [InlineData(IntervalMethod.WildBootstrap)]
    public void The_standard_error_of_a_straight_line_is_that_of_theory(IntervalMethod method)
    {
        var (u, r) = Regression();
        var sxx = u.Sum(v => v * v);
        var variance = method switch
        {
            IntervalMethod.WildBootstrap => u.Zip(r, (a, b) => a * a * b * b).Sum() / (sxx * sxx),
            _ => r.Sum(v => v * v) / (r.Length - 2) / sxx,
        };

        var fit = Power.Fit(new FitData(X, Y), Options(method));

        FitAssert.Close(Math.Sqrt(variance), fit.Parameter("alpha").StandardError, .034);
    }

    [Fact]
    public void The_wild_bootstrap_keeps_the_rows_of_a_group_together()
    {
        var (u, r) = Regression();
        var sxx = u.Sum(v => v * v);
        var variance = u.Zip(r, (a, b) => a * b).Chunk(3).Sum(g => g.Sum() * g.Sum()) / (sxx * sxx);
        var groups = Enumerable.Range(0, 24).Select(k => 100 - (k / 3)).ToArray();

        var fit = Power.Fit(new FitData(X, Y) { Groups = groups }, Options(IntervalMethod.WildBootstrap));

        // Far from what the rows alone would give.
        Assert.True(variance > 1.5 * u.Zip(r, (a, b) => a * a * b * b).Sum() / (sxx * sxx));
        FitAssert.Close(Math.Sqrt(variance), fit.Parameter("alpha").StandardError, .034);
    }

    [Fact]
    public void Percentile_ends_of_normal_noise_are_two_standard_errors_away()
    {
        var fit = Power.Fit(new FitData(X, Y), Options(IntervalMethod.ParametricBootstrap));

        // Standard error of a 2.5 % percentile: sqrt(.025 .975 / 4000) / φ(1.96) = .042 standard errors; three of them.
        var alpha = fit.Parameter("alpha");
        Assert.Equal(1.96, (alpha.Upper - alpha.Value) / alpha.StandardError, .16);
        Assert.Equal(1.96, (alpha.Value - alpha.Lower) / alpha.StandardError, .16);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_number_of_threads_changes_no_digit(IntervalMethod method)
    {
        foreach (var objective in new[] { FitObjective.LogSquares, FitObjective.Huber() })
        {
            var options = SetA.Options with { Method = method, Objective = objective, Draws = 200 };

            var one = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), options with { Threads = 1 });
            var four = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), options with { Threads = 4 });

            Assert.Equal(one.Draws, four.Draws);
            Assert.Equal(one.Parameters, four.Parameters);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_order_of_rows_changes_no_digit(ObjectiveKind kind)
    {
        int[] order = [3, 7, 0, 5, 1, 6, 4, 2];
        var options = SetA.Options with { Method = IntervalMethod.CaseBootstrap, Objective = new(kind), Draws = 100 };

        var fit = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), options);
        var shuffled = PowerConstant.Fit(
            new FitData([.. order.Select(i => SetA.X[i])], [.. order.Select(i => SetA.Y[i])]), options);

        Assert.Equal(fit.Parameters, shuffled.Parameters);
    }

    [Fact]
    public void Another_seed_draws_otherwise()
    {
        var options = Options(IntervalMethod.CaseBootstrap) with { Draws = 100 };

        var first = Power.Fit(new FitData(X, Y), options);
        var second = Power.Fit(new FitData(X, Y), options with { Seed = 2 });

        Assert.NotEqual(first.Parameter("alpha").Lower, second.Parameter("alpha").Lower);
    }

    /// <summary>Laws of many parameters estimate what can be told of them: their draws hold that.</summary>
    [Fact]
    public void Draws_of_a_law_that_estimates_other_things_hold_these()
    {
        double[] x = [.. Enumerable.Range(0, 15).Select(k => 1e2 * Math.Pow(10, k * .5))];
        double[] y = [.. x.Select((v, i) => (.1 + (2 * Math.Pow(v, -.1) * Math.Pow(1 + Math.Pow(v / 1e5, 2), -.15))) * (1 + (.001 * Math.Sin(7 * i))))];

        var fit = KnownLaws.BrokenPower.Fit(
            new FitData(x, y), new() { Method = IntervalMethod.ResidualBootstrap, Draws = 100, ForecastAt = [[1e10]] });
        var free = PowerLog.Fit(new FitData([.. X.Select(v => 2 * v)], [.. Y.Reverse()]), new() { Method = IntervalMethod.ResidualBootstrap, Draws = 100 }, freeLogPower: true);

        Assert.Null(fit.Refusal);
        Assert.All(fit.Draws, draw => Assert.Equal(fit.Parameters.Count + 1, draw.Length));
        var alphas = fit.Draws.Select(draw => draw[0]).ToArray();
        FitAssert.Close(Math.Sqrt(alphas.Sum(a => Math.Pow(a - alphas.Average(), 2)) / (alphas.Length - 1)), fit.Parameter("alpha").StandardError, .01);
        Assert.Null(free.Refusal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draws_hold_the_parameters_in_the_order_of_their_names_and_the_forecasts(ObjectiveKind kind)
    {
        var fit = PowerConstant.Fit(
            new FitData(SetA.X, SetA.Y),
            SetA.Options with { Method = IntervalMethod.ResidualBootstrap, Objective = new(kind), Draws = 100 });

        Assert.Equal(100, fit.Draws.Count);
        Assert.Equal(["A", "alpha", "E"], PowerConstant.ParameterNames);
        foreach (var draw in fit.Draws)
            FitAssert.Close(draw[2] + (draw[0] * Math.Pow(SetA.ForecastAt, -draw[1])), draw[3], 1e-9);
    }

    [Fact]
    public void A_robust_fit_has_the_standard_error_of_its_draws_and_none_without()
    {
        var options = SetA.Options with { Objective = FitObjective.Huber(), Draws = 200, Method = IntervalMethod.ResidualBootstrap };

        var with = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), options);
        var without = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), options with { Intervals = false });

        double[] alphas = [.. with.Draws.Select(d => d[1])];
        var mean = alphas.Average();
        FitAssert.Close(
            Math.Sqrt(alphas.Sum(a => (a - mean) * (a - mean)) / 199), with.Parameter("alpha").StandardError, 1e-9);
        Assert.All(without.Parameters.Concat(without.Forecasts), q => Assert.Equal(double.NaN, q.StandardError));
        Assert.Equal(with.Parameter("alpha").Value, without.Parameter("alpha").Value);
    }

    [Theory]
    [InlineData(IntervalMethod.Profile)]
    [InlineData(IntervalMethod.Wald)]
    public void A_robust_objective_has_no_interval_of_squares(IntervalMethod method) => Assert.StartsWith(
        "A robust objective has no profile",
        PowerConstant.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { Objective = FitObjective.Huber(), Method = method }).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public void Too_few_draws_are_refused() => Assert.StartsWith(
        "99 bootstrap draws cannot show",
        Power.Fit(new FitData(X, Y), Options(IntervalMethod.CaseBootstrap) with { Draws = 99 }).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public void Draws_of_too_few_sizes_are_made_again_and_counted()
    {
        // Of five rows, 3 or more distinct ones are drawn with probability 1 - (5 + 10 30) / 3125 = .9024: of the tries,
        // .0976 fail, so that 1,000 draws need 108 more, give or take 11 (geometric); four standard deviations.
        double[] x = [1e7, 4e7, 1.6e8, 6.4e8, 2.56e9];
        double[] y = [.. x.Select((v, k) => (1.8 + (400 * Math.Pow(v, -.34))) * (1 + (.001 * Math.Sin(9 * k))))];

        var fit = PowerConstant.Fit(
            new FitData(x, y), FitOptions.Default with { Method = IntervalMethod.CaseBootstrap, Draws = 1000 });

        Assert.InRange(fit.Diagnostic("redrawn"), 64, 152);
        Assert.Contains(fit.Warnings, w => w.Contains("too few different sizes", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_floor_that_draws_bring_to_zero_is_not_identified(IntervalMethod method)
    {
        double[] y = [.. X.Select((x, k) => 5 * Math.Pow(x, -.3) * Math.Exp(.3 * Noise[k]))];

        var fit = PowerConstant.Fit(
            new FitData(X, y), FitOptions.Default with { Method = method, Draws = 200, Objective = FitObjective.Huber() });

        Assert.Equal(0, fit.Parameter("E").Lower);
        Assert.Contains("No floor can be told from zero", fit.Parameter("E").NotIdentified, StringComparison.Ordinal);
        Assert.Null(fit.Parameter("alpha").NotIdentified);
    }

    [Fact]
    public void Wald_intervals_are_estimate_and_t_standard_errors()
    {
        var fit = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { Method = IntervalMethod.Wald });

        FitAssert.Ends(.337919, .398117, fit.Parameter("alpha"), 2e-6);
        FitAssert.Ends(1.951542, 2.013053, fit.Forecasts[0], 1e-6);
    }

    [Fact]
    public void Squares_have_the_f_cut_of_their_own_profile()
    {
        var fit = PowerConstant.Fit(new FitData(SetA.X, SetA.Y), SetA.Options with { Objective = FitObjective.Squares });

        // Both ends put the sum of squares of y, minimised over E and A (a linear problem), on the cut: F.95(1, 5) = 6.6079.
        var cut = fit.Objective * (1 + (6.607891 / 5));
        FitAssert.Close(cut, SquaresAt(fit.Parameter("alpha").Lower), 1e-6);
        FitAssert.Close(cut, SquaresAt(fit.Parameter("alpha").Upper), 1e-6);
    }

    [Fact]
    public void A_draw_allocates_nothing()
    {
        var options = FitOptions.Default with { Objective = FitObjective.Huber() };
        var rows = FitPoints.Prepare(new FitData(SetA.X, SetA.Y), options, out _)!;
        double[] optimum = [-.41, .373, .74];
        double[] lower = [double.NegativeInfinity, .005, 0];
        double[] upper = [double.PositiveInfinity, 6, double.PositiveInfinity];
        var drawn = new DrawnPoints(rows, new RowNumbers(rows), rows.LogY, 1, IntervalMethod.CaseBootstrap, 3);
        Span<double> theta = stackalloc double[3];
        Draws(drawn, options.Objective, lower, upper, optimum, theta);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Draws(drawn, options.Objective, lower, upper, optimum, theta);
        Draws(drawn, FitObjective.LeastAbsolute, lower, upper, optimum, theta);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Two objectives, which were not made in the loop.
        Assert.InRange(allocated, 0, 200);
    }

    private static void Draws(
        DrawnPoints drawn, FitObjective objective, double[] lower, double[] upper, double[] optimum, Span<double> theta)
    {
        for (var draw = 0; draw < 50; draw++)
        {
            var random = new DrawGenerator(1, draw);
            if (!drawn.Draw(ref random)) continue;
            optimum.CopyTo(theta);
            new ObjectiveMinimiser<ConstantPlusPower>(drawn.Points, objective, lower, upper).FromNear(theta);
        }
    }

    private static FitOptions Options(IntervalMethod method) => FitOptions.Default with { Method = method, Draws = 4000 };

    private static (double[] U, double[] R) Regression()
    {
        var (mx, my) = (X.Average(Math.Log), Y.Average(Math.Log));
        double[] u = [.. X.Select(x => Math.Log(x) - mx)];
        var slope = u.Zip(Y, (a, b) => a * Math.Log(b)).Sum() / u.Sum(a => a * a);
        return (u, [.. u.Zip(Y, (a, b) => Math.Log(b) - my - (slope * a))]);
    }

    private static double SquaresAt(double alpha)
    {
        double[] z = [.. SetA.X.Select(x => Math.Pow(x / SetA.X[3], -alpha))];
        var (mz, my) = (z.Average(), SetA.Y.Average());
        var slope = z.Zip(SetA.Y, (a, b) => (a - mz) * b).Sum() / z.Sum(a => (a - mz) * (a - mz));
        return z.Zip(SetA.Y, (a, b) => Math.Pow(b - my - (slope * (a - mz)), 2)).Sum();
    }
}
