using System.CommandLine;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Tool.Verbs;

/// <summary>Prints the page of a diagnostic: the same text as in the documentation.</summary>
internal static class ExplainVerb
{
    private const string Prefix = "diagnostics.";

    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string>("CODE") { Description = "A code such as SC2001." };
        var command = new Verb("explain", "Says what a diagnostic means and what to do.", """
            Example: scaling-check explain SC2001
            """) { code };
        command.Does((parsed, _) =>
        {
            var wanted = parsed.GetValue(code)!.ToUpperInvariant();
            var codes = Codes();
            if (!codes.Contains(wanted)) throw new UsageException(Catalogue.UnknownCode(wanted, Suggestion.Nearest(wanted, codes)));
            using var page = new StreamReader(typeof(ExplainVerb).Assembly.GetManifestResourceStream(Prefix + wanted + ".md")!);
            terminal.Out.Write(page.ReadToEnd());
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Every code that has a page.</summary>
    internal static IReadOnlyList<string> Codes() => [.. typeof(ExplainVerb).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^".md".Length]).Order(StringComparer.Ordinal)];
}
