namespace ScalingCheck;

/// <summary>Names of commits for people.</summary>
internal static class CommitName
{
    private const int Digits = 7;

    /// <summary>The first seven digits, as git shows them.</summary>
    public static string Short(string commit) => commit.Length > Digits ? commit[..Digits] : commit;
}
