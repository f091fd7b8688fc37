namespace ScalingCheck.EndToEnd;

/// <summary>The tests that share one <see cref="PackedTool"/>: packing takes longer than all of them.</summary>
[CollectionDefinition(nameof(PackedTool))]
public sealed class PackedOnce : ICollectionFixture<PackedTool>;
