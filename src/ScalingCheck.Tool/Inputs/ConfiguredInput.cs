using ScalingCheck.Checks;
using ScalingCheck.Collect;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Tool.Inputs;

/// <summary>The checks of the configuration, and their points in the files that it names; nothing is recorded.</summary>
internal static class ConfiguredInput
{
    /// <param name="names">The checks that are wanted; none: all of them.</param>
    /// <exception cref="UsageException">The configuration is missing or wrong, or it has no such check.</exception>
    public static IReadOnlyList<MeasuredCheck> Read(Terminal terminal, string config, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var settings = Workspace.ReadSettings(terminal, config);
        var known = settings.Checks.Select(gated => gated.Check.Name).ToList();
        foreach (var name in names.Where(name => !known.Contains(name)))
            throw new UsageException(Catalogue.UnknownCheck(name, known, Suggestion.Nearest(name, known)));
        bool HasAxis(GatedCheck gated) => KnownChecks.Find(gated.Check.Kind)!.HasAxis;
        if (settings.Checks.FirstOrDefault(gated => !HasAxis(gated) && names.Contains(gated.Check.Name)) is { } flat)
            throw new UsageException(Catalogue.InvalidValue("--check", $"{Catalogue.Quoted(flat.Check.Name)} is of kind {flat.Check.Kind}, which has no axis and no size to forecast or plan for"));
        // Nothing is compared, so that no gate is open for want of a baseline.
        var wanted = settings.Checks.Where(gated => HasAxis(gated) && (names.Count == 0 || names.Contains(gated.Check.Name))).Select(gated => gated with { Gates = [] }).ToList();
        var collected = Collector.Collect(settings.RulesForChecks, settings.Directory, null, cancel);
        var unread = collected.Observations.Count == 0 && !collected.HasErrors ? [Catalogue.NoObservations(null)] : (IReadOnlyList<Diagnostic>)[];
        var measured = wanted.ConvertAll(gated =>
        {
            if (collected.Observations.Count == 0) return new MeasuredCheck(gated, [], []);
            var selection = SeriesSelection.Of(gated.Check, collected.Observations);
            return new MeasuredCheck(gated, selection.Series, selection.Problem is { } problem ? [problem] : []) { Observations = collected.Observations };
        });
        // What went wrong while reading belongs to no check: it is told once, with the first.
        return [.. measured.Select((check, index) =>
            index > 0 ? check : check with { Problems = [.. collected.Diagnostics, .. unread, .. check.Problems] })];
    }
}
