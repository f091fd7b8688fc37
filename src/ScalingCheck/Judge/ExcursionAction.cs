namespace ScalingCheck.Judge;

/// <summary>What an excursion that counts leads to.</summary>
internal enum ExcursionAction
{
    /// <summary>It is told, and breaks nothing.</summary>
    Report,

    /// <summary>It is a change of level like one that the detector finds.</summary>
    Alarm,

    /// <summary>Nothing is worked out.</summary>
    Off,
}
