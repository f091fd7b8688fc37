namespace ScalingCheck.Tool;

/// <summary>The branch that a change goes to, as the CI system says for a pull or merge request.</summary>
internal static class CiBaseBranch
{
    private const string Heads = "refs/heads/";

    // GitHub, GitLab, Azure Pipelines, Bitbucket, Buildkite.
    private static readonly string[] Variables =
    [
        "GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH",
        "BITBUCKET_PR_DESTINATION_BRANCH", "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    ];

    /// <summary>Its short name; null outside a pull request.</summary>
    public static string? Of(Func<string, string?> variable)
    {
        var name = Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        return name?.StartsWith(Heads, StringComparison.Ordinal) == true ? name[Heads.Length..] : name;
    }
}
