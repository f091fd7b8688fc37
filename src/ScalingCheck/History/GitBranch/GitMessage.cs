using System.Text.RegularExpressions;

namespace ScalingCheck.History.GitBranch;

/// <summary>What git says of a failure, fit for one line of a log.</summary>
internal static partial class GitMessage
{
    private const int Longest = 300;

    private static readonly string[] Telling = ["fatal:", "error:", "remote:", "ssh:", " ! "];

    /// <summary>The lines that tell, without passwords in addresses and without anything that moves the cursor.</summary>
    public static string Of(GitOutput output)
    {
        var lines = (output.Errors + "\n" + output.Text).Split('\n').Select(line => line.Trim('\r')).Where(line => line.Length > 0).ToList();
        var telling = lines.Where(line => Telling.Any(start => line.StartsWith(start, StringComparison.Ordinal)) || line.StartsWith('!')).ToList();
        var text = string.Join("; ", (telling.Count > 0 ? telling : lines).Take(3).Select(line => line.Trim()));
        text = Credentials().Replace(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)), "://...@");
        return text.Length == 0 ? FormattableString.Invariant($"git ended with {output.ExitCode}")
            : text.Length > Longest ? text[..Longest] + "..." : text;
    }

    [GeneratedRegex(@"://[^/@\s]*@", RegexOptions.NonBacktracking)]
    private static partial Regex Credentials();
}
