using System.Globalization;

namespace ScalingCheck.Diagnostics;

/// <summary>SC203x and SC303x: runs that several jobs have shared.</summary>
internal static partial class Catalogue
{
    public static Diagnostic ShardsMissing(int count, IReadOnlyList<int> missing) => Error(
        "SC2031",
        FormattableString.Invariant($"of {count} shards these are missing: {SomeNumbers(missing)}; nothing was recorded or judged: ") +
        "look for the job that failed, and name the files of all");

    public static Diagnostic SpreadOverEnvironments(string check, string key, IReadOnlyList<string> values, SourceLocation at) => Error(
        "SC2032",
        $"check '{check}' was measured partly on one kind of machine and partly on another ({Shown(key)}: {Some(values)}): " +
        "give all of its sizes to one shard or one kind of runner, or drop the key from 'environment: same' when it cannot matter", at);

    public static Diagnostic NotAPartialResult(string file, string detail) => Error(
        "SC3031", $"this is no result of 'check --shard': {OneLine(detail)}", new SourceLocation(file));

    public static Diagnostic ShardTwice(object shard, string first, string second) => Error(
        "SC3032", $"shard {shard} is there twice, in {Quoted(first)} and {Quoted(second)}: name each shard once");

    public static Diagnostic ShardsApart(string what, string first, string second) => Error(
        "SC3033", $"{Quoted(first)} and {Quoted(second)} do not belong to one run: {what}; nothing was recorded or judged");

    private static string SomeNumbers(IReadOnlyList<int> numbers)
    {
        var shown = string.Join(", ", numbers.Take(20).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return numbers.Count > 20 ? FormattableString.Invariant($"{shown} and {numbers.Count - 20} more") : shown;
    }
}
