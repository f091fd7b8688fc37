using ScalingCheck.Benchmarks.Nist;
using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Tests.Fitting;

/// <summary>
/// The 27 nonlinear problems of NIST's Statistical Reference Datasets, certified to 11 digits:
/// https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml.
/// </summary>
public sealed class NistTests
{
    private const int Far = 0;
    private const int Near = 1;

    /// <summary>Its residuals are 1e-13 of data that double precision holds to 1e-16: of their squares three digits exist.</summary>
    private const string ExactData = "Lanczos1";

    public static TheoryData<string> Problems => [.. NistProblems.Names];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Eight_digits_of_every_parameter_are_right_from_the_near_start(string name) => AssertEightDigits(name, Near);

    [Theory]
    [MemberData(nameof(Problems))]
    public void Eight_digits_of_every_parameter_are_right_from_the_far_start(string name) => AssertEightDigits(name, Far);

    [Theory]
    [MemberData(nameof(Problems))]
    public void Standard_errors_lose_no_more_digits_than_the_square_of_the_condition_number(string name)
    {
        var problem = NistProblem.Load(name);

        var fit = NistProblems.Fit(problem, problem.Starts[Near]);

        // Normal equations: relative error cond² ε (Higham 2002, 20.4); one digit for the growth with n and p.
        var digits = -Math.Log10(Math.Pow(fit.Convergence.Condition, 2) * Math.Pow(2, -53)) - 1;
        var expected = name == ExactData ? 2 : Math.Min(9, digits);
        Assert.InRange(Digits.Fewest(fit.StandardErrors, problem.StandardErrors), expected, Digits.Certified);
    }

    [Theory]
    [InlineData("Lanczos1")]
    [InlineData("Lanczos2")]
    [InlineData("Lanczos3")]
    [InlineData("Nelson")]
    [InlineData("MGH09")]
    [InlineData("MGH10")]
    [InlineData("MGH17")]
    [InlineData("Eckerle4")]
    [InlineData("Bennett5")]
    public void Where_Gauss_Newton_alone_loses_its_way_the_point_reached_is_not_taken_for_an_optimum(string name)
    {
        var problem = NistProblem.Load(name);

        var fit = NistProblems.Fit(problem, problem.Starts[Far], persistent: false);

        // Another processor may round its way to the minimum; a wrong answer must be refused on any.
        Assert.True(!fit.Convergence.IsOptimum || Digits.Fewest(fit.Parameters, problem.Certified) >= 8);
    }

    [Theory]
    [InlineData("MGH10")]
    [InlineData("Bennett5")]
    [InlineData("Thurber")]
    public void A_start_further_off_in_every_parameter_leads_to_the_same_minimum(string name)
    {
        var problem = NistProblem.Load(name);

        var fit = NistProblems.Fit(problem, [.. problem.Starts[Near].Select(b => b * 1.25)]);

        Assert.InRange(Digits.Fewest(fit.Parameters, problem.Certified), 8, Digits.Certified);
    }

    [Fact]
    public void Following_a_valley_allocates_nothing()
    {
        var problem = NistProblem.Load("Eckerle4");
        double[] bound = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
        double[] weights = [.. problem.Y.Select(_ => 1.0)];
        ScaledCurve<Eckerle4>.ScaleBy(problem.Starts[Far]);
        double[] theta = new double[3];
        Minimise();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Minimise();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);

        void Minimise()
        {
            theta.AsSpan().Fill(1);
            Span<double> lower = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];
            new LeastSquares<ScaledCurve<Eckerle4>>(problem.X, problem.Z, problem.Y, weights, lower, bound).Minimise(theta);
        }
    }

    private static void AssertEightDigits(string name, int start)
    {
        var problem = NistProblem.Load(name);

        var fit = NistProblems.Fit(problem, problem.Starts[start]);

        Assert.True(fit.Convergence.IsOptimum);
        Assert.InRange(Digits.Fewest(fit.Parameters, problem.Certified), 8, Digits.Certified);
        Assert.InRange(
            Digits.Of(fit.SumOfSquares, problem.SumOfSquares), name == ExactData ? 2 : 8, Digits.Certified);
    }
}
