namespace ScalingCheck.Judge;

/// <summary>
/// What the checks of one family say together. Fourteen checks that are all slightly worse: none is significant alone, and
/// each gate rightly passes. Together they say something, by the sign test.
/// </summary>
internal sealed record FamilyVerdict
{
    private const int FewestChecks = 6;

    private const double Significance = 0.05;

    /// <summary>As the checks name it; null: the family of the run.</summary>
    public string? Name { get; private init; }

    /// <summary>The worst of its checks.</summary>
    public Verdict Verdict { get; private init; }

    /// <summary>m: its gates, those without data too.</summary>
    public int Gates { get; private init; }

    /// <summary>How many of them are regressed, accepted or not.</summary>
    public int Flagged { get; private init; }

    /// <summary>Checks that were compared and changed at all: one gate each, since the gates of a check look at the same runs.</summary>
    public int Compared { get; private init; }

    /// <summary>How many of those are worse, however little.</summary>
    public int Worse { get; private init; }

    /// <summary>Probability of so many worse by chance.</summary>
    public double P => SignTest.UpperTail(Worse, Compared);

    /// <summary>One sentence when more checks are worse than chance explains; else null.</summary>
    public string? Sentence => Compared < FewestChecks || P > Significance ? null : FormattableString.Invariant(
        $"{Worse} of {Compared} checks{(Name is null ? "" : $" of family {Name}")} are worse than their baseline, however little: by chance that has p = {NumberText.Short(P, 2)}");

    /// <summary>One line on the whole family: <c>family kernels: pass, 0 of 14 gates regressed, 3 of 7 checks worse</c>.</summary>
    public string Line => FormattableString.Invariant(
        $"{(Name is null ? "other checks" : $"family {Name}")}: {Verdict.Word()}, {Flagged} of {Gates} gates regressed, {Worse} of {Compared} checks worse");

    /// <summary>The families of a run, in the order of its checks.</summary>
    public static IReadOnlyList<FamilyVerdict> Of(IReadOnlyList<CheckVerdict> checks) => [.. checks.GroupBy(check => check.Family).Select(Of)];

    /// <summary>What a report says of families: every one where there are several, and the surprising ones.</summary>
    public static IEnumerable<string> Sentences(IReadOnlyList<CheckVerdict> checks)
    {
        var families = Of(checks);
        return families.SelectMany(family => new[] { families.Count > 1 ? family.Line : null, family.Sentence }).OfType<string>();
    }

    private static FamilyVerdict Of(IGrouping<string?, CheckVerdict> checks)
    {
        var changes = checks
            .Select(check => check.Gates.FirstOrDefault(gate => !gate.IsLimit && gate.Worsening.IsTestable)?.Worsening.Change)
            .OfType<double>().Where(change => change != 0).ToList();
        var family = checks.SelectMany(check => check.Gates).Select(gate => gate.Family).FirstOrDefault();
        return new FamilyVerdict
        {
            Name = checks.Key,
            Verdict = checks.Select(check => check.Verdict).Worst(),
            Gates = family.Gates,
            Flagged = family.Flagged,
            Compared = changes.Count,
            Worse = changes.Count(change => change > 0),
        };
    }
}
