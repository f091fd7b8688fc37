using System.Globalization;
using ScalingCheck.Benchmarks.Nist;

namespace ScalingCheck.Benchmarks.Fitting;

/// <summary>
/// Correct digits on the 27 nonlinear problems of NIST's Statistical Reference Datasets, from both starts, beside SciPy;
/// then 10,000 hostile starts. An argument gives their number.
/// </summary>
internal static class NistAccuracy
{
    private const int Repeats = 20;

    public static int Run(string[] args)
    {
        var problems = NistProblems.Names.Select(NistProblem.Load).ToArray();
        Console.WriteLine("correct digits (at most 11 are certified) of the parameters, standard errors and residual sum of squares; '-': refused");
        Console.WriteLine($"{"",-31}{"condi-",8}   {"far start",-16}{"evalu-",8}{"",9}   {"near start",-16}{"evalu-",8}");
        Console.WriteLine($"{"problem",-10}{"difficulty",-11}{"p",4}{"n",6}{"tion",8}   {"b",4}{"se",5}{"rss",5}{"ations",10}{"us",9}   {"b",4}{"se",5}{"rss",5}{"ations",10}{"us",9}");
        var ours = problems.Select(Print).ToArray();
        Console.WriteLine();
        var theirs = NistSciPy.Answers(problems);
        if (theirs is not null) PrintBeside(problems, theirs);
        Console.WriteLine();
        Console.WriteLine($"{"fewest digits of b",-28}{"far",6}{"near",6}{">= 8, far",12}{">= 8, near",12}{"silent wrong answers",24}");
        Summary("scalingcheck", ours);
        for (var setting = 0; theirs is not null && setting < 2; setting++)
        {
            Summary(setting == 0 ? "scipy, default" : "scipy, tight", [.. theirs.Select(t => new[] { t[0][setting], t[1][setting] })]);
        }

        Console.WriteLine();
        return NistHostileStarts.Run(problems, args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000);
    }

    private static NistAnswer[] Print(NistProblem problem)
    {
        var fits = problem.Starts.Select(start =>
            Enumerable.Range(0, Repeats).Select(_ => NistProblems.Fit(problem, start)).MinBy(f => f.Microseconds)!).ToArray();
        NistAnswer[] answers = [.. fits.Select(f =>
            NistAnswer.Of(problem, f.Parameters, f.StandardErrors, f.SumOfSquares, f.Convergence.IsOptimum))];
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.Name,-10}{problem.Difficulty,-11}{problem.Certified.Length,4}{problem.Y.Length,6}{fits[1].Convergence.Condition,8:G2}");
        for (var i = 0; i < 2; i++)
        {
            line += string.Create(
                CultureInfo.InvariantCulture, $"   {Show(answers[i])}{fits[i].Evaluations,10:F0}{fits[i].Microseconds,9:F0}");
        }

        Console.WriteLine(line);
        return answers;
    }

    private static void PrintBeside(NistProblem[] problems, NistAnswer[][][] theirs)
    {
        Console.WriteLine($"{"",-10}   {"far, default",-14}   {"far, tight",-14}   {"near, default",-14}   {"near, tight",-14}");
        for (var i = 0; i < problems.Length; i++)
        {
            var cells = theirs[i].SelectMany(start => start).Select(a => Show(a) + (a.IsSilentlyWrong ? " !" : "  "));
            Console.WriteLine($"{problems[i].Name,-10}   {string.Join(" ", cells)}");
        }
    }

    private static string Show(NistAnswer a) => a.Stands
        ? string.Create(CultureInfo.InvariantCulture, $"{a.Parameters,4:F1}{a.StandardErrors,5:F1}{a.SumOfSquares,5:F1}")
        : $"{"-",4}{"-",5}{"-",5}";

    private static void Summary(string name, NistAnswer[][] answers)
    {
        double Fewest(int start) => answers.Min(a => a[start].Stands ? a[start].Parameters : 0);
        int Eight(int start) => answers.Count(a => a[start].Stands && a[start].Parameters >= 8);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28}{Fewest(0),6:F1}{Fewest(1),6:F1}{Eight(0),12}{Eight(1),12}{answers.Sum(a => a.Count(s => s.IsSilentlyWrong)),24}"));
    }
}
