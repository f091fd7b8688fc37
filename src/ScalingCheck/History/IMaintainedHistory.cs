namespace ScalingCheck.History;

/// <summary>What a store may offer besides being one: a look at itself, an examination, and making itself small.</summary>
internal interface IMaintainedHistory
{
    /// <summary>Where the store is, for people; no password is in it.</summary>
    string? Location => null;

    /// <summary>Version of the schema; null where there is none.</summary>
    long? SchemaVersion => null;

    /// <summary>Bytes that it takes up; null when it cannot know.</summary>
    long? Size => null;

    /// <summary>
    /// What is wrong with the store itself, one sentence each: pages, references, indexes. That every snapshot is what its id
    /// says is examined for all stores alike, by <see cref="ContentCheck"/>.
    /// </summary>
    IReadOnlyList<string> Verify();

    /// <summary>Gives back the space of what is no longer there; returns how many bytes, null when it cannot know.</summary>
    /// <exception cref="HistoryException">It is not for the tool to do, or could not be done.</exception>
    long? Compact();
}
