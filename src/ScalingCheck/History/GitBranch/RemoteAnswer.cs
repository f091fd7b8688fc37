namespace ScalingCheck.History.GitBranch;

/// <summary>What a remote's refusal means. Git is asked in English (<c>LC_ALL=C</c>).</summary>
internal static class RemoteAnswer
{
    private static readonly string[] Overtaken =
    [
        "[rejected]", "cannot lock ref", "failed to update ref", "incorrect old value", "reference already exists", "failed to lock",
    ];

    private static readonly string[] Final =
    [
        "hook declined", "protected branch", "refusing to update checked out branch", "Permission denied", "denied to", "Authentication failed",
        "could not read Username", "could not read Password", "does not appear to be a git repository", "Repository not found",
        "returned error: 401", "returned error: 403", "returned error: 404", "Host key verification failed", "deny updating",
        "insufficient permission", "unable to create temporary object directory", "dubious ownership",
    ];

    /// <summary>Another writer was first: build on its commit and push again.</summary>
    public static bool IsOvertaken(GitOutput answer) => !IsFinal(answer) && Has(answer, Overtaken);

    /// <summary>Asking again would get the same answer.</summary>
    public static bool IsFinal(GitOutput answer) => Has(answer, Final);

    private static bool Has(GitOutput answer, string[] texts) => texts.Any(text =>
        answer.Errors.Contains(text, StringComparison.Ordinal) || answer.Text.Contains(text, StringComparison.Ordinal));
}
