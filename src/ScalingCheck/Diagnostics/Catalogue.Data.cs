namespace ScalingCheck.Diagnostics;

/// <summary>SC20xx to SC22xx but SC21xx: no data, missing metrics, missing baselines, data that cannot answer.</summary>
internal static partial class Catalogue
{
    public static Diagnostic NoFilesMatch(string pattern, SourceLocation? at) => Error(
        "SC2001", $"no file matches '{pattern}': run the benchmark or the training first, or correct the pattern", at);

    public static Diagnostic MissingMetric(string check, string metric, IReadOnlyList<string> metrics, SourceLocation at) => Error(
        "SC2002",
        $"check '{check}' finds no metric '{metric}'{DidYouMean(Nearest(metric, metrics))}; the files hold {Some(metrics)}",
        at);

    public static Diagnostic MissingAxis(string check, string metric, string axis, IReadOnlyList<string> axes, SourceLocation at) => Error(
        "SC2003",
        $"check '{check}' finds no axis '{axis}' on metric '{metric}'{DidYouMean(Nearest(axis, axes))}; it has {Some(axes)}",
        at);

    public static Diagnostic NothingSelected(
        string check, string metric, int count, string where, SourceLocation at) => Error(
        "SC2004",
        FormattableString.Invariant($"check '{check}': none of {count} observations of '{metric}' fulfils {where}"),
        at);

    public static Diagnostic NoObservations(SourceLocation? at) => Error(
        "SC2005", "the files hold no observations: there is nothing to check", at);

    public static Diagnostic GroupVanished(string check, string group, string commit, SourceLocation at) => Error(
        "SC2006",
        $"check '{check}': {Shown(group, 200)} was measured at {CommitName.Short(commit)} and is missing now: was it renamed or not run?",
        at);

    public static Diagnostic NothingRecorded() => Error(
        "SC2007", "none of the commits that lead here is recorded in the history: run 'scaling-check collect' or 'check' first");

    public static Diagnostic MissingLabel(string check, string metric, string name, IReadOnlyList<string> names, SourceLocation at) => Error(
        "SC2008",
        $"check '{check}' finds no label or axis '{name}' on metric '{metric}'{DidYouMean(Nearest(name, names))}; it has {Some(names)}",
        at);

    public static Diagnostic AxesApart(string check, string metric, IReadOnlyList<string> axes, SourceLocation at) => Error(
        "SC2009", $"check '{check}': no observation of '{metric}' has {string.Join(" and ", axes)} together", at);

    public static Diagnostic NoMetricFiles(string folder, int count, IEnumerable<string> formatIds) => Error(
        "SC2010",
        FormattableString.Invariant($"none of the {count} files below '{folder}' holds metrics in a known format ({string.Join(", ", formatIds)})") +
        ": run the benchmark or the training first, or name the folder that holds its output");

    public static Diagnostic NothingToPropose(string folder) => Error(
        "SC2011", $"no file below '{folder}' holds a metric, with a name that says so, at enough sizes: nothing was written; " +
        "'scaling-check fit FILE --y METRIC --x AXIS' takes any columns");

    public static Diagnostic NotRecorded(string reason) => Warning("SC2203", $"nothing was recorded: {reason}");

    private static string? Nearest(string name, IReadOnlyList<string> names) => Suggestion.Nearest(name, names);

    private static string Some(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        <= 12 => string.Join(", ", names.Select(name => Shown(name))),
        _ => string.Join(", ", names.Take(12).Select(name => Shown(name))) + FormattableString.Invariant($" and {names.Count - 12} more"),
    };
}
