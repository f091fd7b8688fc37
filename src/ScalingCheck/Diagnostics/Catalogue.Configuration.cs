namespace ScalingCheck.Diagnostics;

/// <summary>SC3xxx: configuration and usage.</summary>
internal static partial class Catalogue
{
    public static Diagnostic InvalidYaml(string reason, SourceLocation at) => Error(
        "SC3001", $"the YAML cannot be read: {OneLine(reason)}", at);

    public static Diagnostic UnknownKey(
        string key, string where, IReadOnlyList<string> known, string? nearest, SourceLocation at) => Error(
        "SC3002", $"unknown key {Quoted(key)} in {where}{DidYouMean(nearest)}; the keys here are {List(known)}", at);

    public static Diagnostic WrongValue(string what, string found, string expected, SourceLocation at) => Error(
        "SC3003", $"{what} is {found}, expected {expected}", at);

    public static Diagnostic UnknownChoice(
        string what, string found, IReadOnlyList<string> choices, string? nearest, SourceLocation? at) => Error(
        "SC3004", $"{what} is {Quoted(found)}{DidYouMean(nearest)}; it can be {List(choices)}", at);

    public static Diagnostic MissingKey(string key, string where, SourceLocation at) => Error(
        "SC3005", $"'{key}' is missing in {where}", at);

    public static Diagnostic EmptyConfiguration(SourceLocation at) => Error(
        "SC3006", "the configuration is empty: run 'scaling-check init' to write one that works", at);

    public static Diagnostic MissingEnvironmentVariable(string name, SourceLocation at) => Error(
        "SC3007", $"the environment variable {name} is not set or is empty: set it, or write ${{{name}:-fallback}}", at);

    public static Diagnostic ConfigurationTooLarge(int limit, SourceLocation at) => Error(
        "SC3008", $"the file is larger than {limit} characters or values", at);

    public static Diagnostic ConfigurationNotFound(string path) => Error(
        "SC3009", $"there is no configuration at '{path}': run 'scaling-check init', or name one with --config");

    public static Diagnostic UnknownGate(
        string gate, string check, IReadOnlyList<string> known, string? nearest, SourceLocation at) => Error(
        "SC3010", $"check '{check}' has no estimate {Quoted(gate)} to gate{DidYouMean(nearest)}; it has {List(known)}", at);

    public static Diagnostic InvalidValue(string what, string problem, SourceLocation? at = null) => Error(
        "SC3011", $"{what}: {problem}", at);

    public static Diagnostic UnknownDirection(string metric, string check, SourceLocation at) => Error(
        "SC3012", $"check '{check}' gates '{metric}', whose name does not say which way is good: add 'better: lower' or 'better: higher'", at);

    public static Diagnostic UnknownCheck(string name, IReadOnlyList<string> known, string? nearest) => Error(
        "SC3013", $"there is no check '{name}'{DidYouMean(nearest)}; the checks are {List(known)}");

    public static Diagnostic FileExists(string path) => Error(
        "SC3014", $"'{path}' exists already: remove it first, or pass --force to replace it");

    public static Diagnostic MalformedAcceptance(string problem, SourceLocation at) => Error("SC3015", problem, at);

    public static Diagnostic UnusedAcceptance(string check, string estimate, string problem, SourceLocation at) => Warning(
        "SC3016", $"the acceptance of '{estimate}' of check '{check}' {problem}", at);

    public static Diagnostic UnknownCode(string code, string? nearest) => Error(
        "SC3017", $"there is no diagnostic '{code}'{DidYouMean(nearest)}");

    public static Diagnostic NothingToAccept(string check, string commit) => Error(
        "SC3018", $"no gate of '{check}' is recorded as regressed at {commit}: run 'scaling-check check' there first, or name the commit with --commit");

    /// <summary>Text of the user's in quotes, on one line and no longer than a message bears.</summary>
    public static string Quoted(string text)
    {
        const int longest = 80;
        var shown = string.Concat(text.Take(longest).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > longest ? $"'{shown}...'" : $"'{shown}'";
    }

    private static string DidYouMean(string? nearest) => nearest is null ? "" : $" (did you mean '{Shown(nearest)}'?)";

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "(none)" : string.Join(", ", names);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
