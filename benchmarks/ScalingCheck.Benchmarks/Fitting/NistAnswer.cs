using ScalingCheck.Benchmarks.Nist;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>The correct digits of one answer to a NIST problem.</summary>
/// <param name="Stands">The fit was returned without an error, a warning or a refusal.</param>
/// <param name="Parameters">Fewest digits of a parameter.</param>
/// <param name="StandardErrors">Fewest digits of a standard error.</param>
/// <param name="SumOfSquares">Digits of the residual sum of squares.</param>
internal readonly record struct NistAnswer(bool Stands, double Parameters, double StandardErrors, double SumOfSquares)
{
    /// <summary>No answer.</summary>
    public static NistAnswer None => default;

    /// <summary>An answer that stands and has fewer than four digits right: the reader is not told.</summary>
    public bool IsSilentlyWrong => Stands && Parameters < 4;

    /// <summary>Counts the digits.</summary>
    public static NistAnswer Of(NistProblem problem, double[] b, double[] errors, double squares, bool stands) => new(
        stands,
        Digits.Fewest(b, problem.Certified),
        Digits.Fewest(errors, problem.StandardErrors),
        Digits.Of(squares, problem.SumOfSquares));
}
