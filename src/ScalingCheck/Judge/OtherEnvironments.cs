namespace ScalingCheck.Judge;

/// <summary>What to do when no commit of the baseline was measured in the head's environment.</summary>
internal enum OtherEnvironments
{
    /// <summary>No baseline, with the sentence that counts what there is elsewhere.</summary>
    Refuse,

    /// <summary>One commit of each other environment is compared with, so that their differences are part of the scatter.</summary>
    Widen,
}
