using ScalingCheck.Checks;

namespace ScalingCheck.Configuration.Proposal;

/// <summary>Runs a draft on the data found, and mends what a condition can mend.</summary>
internal static class DraftTrial
{
    /// <summary>The draft as far as it works: with groups left out and gates set aside, or with a refusal.</summary>
    public static CheckDraft Run(CheckDraft draft, IReadOnlyList<Observation> observations)
    {
        var outcomes = Outcomes(draft, observations, out var problem);
        if (problem is not null) return draft with { Refusal = problem };
        var bad = outcomes.Where(outcome => outcome.Refusal is not null).ToList();
        if (bad.Count == outcomes.Count) return draft with { Refusal = bad[0].Refusal };
        if (bad.Count > 0)
        {
            draft = LeaveOut(draft, outcomes, bad);
            if (draft.Refusal is not null) return draft;
            outcomes = Outcomes(draft, observations, out problem);
            if ((problem ?? outcomes.Find(outcome => outcome.Refusal is not null)?.Refusal) is { } still) return draft with { Refusal = still };
        }

        return draft with { Gates = [.. draft.Gates.Select(gate => Tried(gate, draft, outcomes))] };
    }

    private static List<CheckOutcome> Outcomes(CheckDraft draft, IReadOnlyList<Observation> observations, out string? problem)
    {
        var settings = draft.ToSettings();
        var kind = KnownChecks.Find(settings.Kind)!;
        var selection = SeriesSelection.Of(settings, observations);
        problem = selection.Problem?.Message;
        return [.. selection.Series.Select(series => kind.Estimate(kind.FixForm(settings, series), series, intervals: true))];
    }

    /// <summary>Without the values of one label whose groups cannot be answered.</summary>
    private static CheckDraft LeaveOut(CheckDraft draft, List<CheckOutcome> outcomes, List<CheckOutcome> bad)
    {
        foreach (var label in draft.By.Reverse())
        {
            string Value(CheckOutcome outcome) => outcome.Group.TryGet(label, out var value) ? value : "";
            var without = bad.Select(Value).Distinct().Order(StringComparer.Ordinal).ToList();
            var with = outcomes.Select(Value).Distinct().Except(without).Order(StringComparer.Ordinal).ToList();
            if (with.Count == 0 || with.Contains("") || draft.Where.Any(entry => entry.Key == label)) continue;
            IReadOnlyList<string> condition = without.Count == 1 ? [$"!= {without[0]}"] : with.Count == 1 ? [$"= {with[0]}"] : with;
            return draft with
            {
                Where = [.. draft.Where, new(label, condition)],
                Reasons = [.. draft.Reasons, $"Left out: {label} {Listed(without)} ({bad[0].Refusal})."],
            };
        }

        return draft with { Refusal = $"{bad[0].Group}: {bad[0].Refusal}" };
    }

    private static DraftGate Tried(DraftGate gate, CheckDraft draft, List<CheckOutcome> outcomes)
    {
        if (outcomes.Find(outcome => !draft.IsAnswered(gate, outcome)) is not { } failed) return gate;
        var why = failed.Estimates.FirstOrDefault(estimate => estimate.Name.StartsWith(gate.Target, StringComparison.Ordinal))?.NotIdentified;
        return gate with { Refusal = why ?? "the data does not identify it" };
    }

    private static string Listed(List<string> values) =>
        string.Join(", ", values.Take(5)) + (values.Count > 5 ? FormattableString.Invariant($" and {values.Count - 5} more") : "");
}
