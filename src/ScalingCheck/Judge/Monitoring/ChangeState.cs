namespace ScalingCheck.Judge.Monitoring;

/// <summary>What became of a change after it was reported.</summary>
internal enum ChangeState
{
    /// <summary>Reported by this very run.</summary>
    New,

    /// <summary>Too few commits have followed to tell.</summary>
    Open,

    /// <summary>A reviewed entry lets it through for a while, without making it the level to compare with.</summary>
    Muted,

    /// <summary>It has lasted: the level since is the level now.</summary>
    Confirmed,

    /// <summary>The commits after the report are nearer to the level before than to the one reported.</summary>
    Recovered,

    /// <summary>A later change in the other direction was reported.</summary>
    Reversed,

    /// <summary>A reviewed entry says that it is the level from now on.</summary>
    Accepted,
}
