namespace PocketLm;

/// <summary>One line of the training log: of the training loss, or of an evaluation.</summary>
internal sealed record LogRow
{
    public double Epoch { get; init; }

    public double? EvalLoss { get; init; }

    public double? LearningRate { get; init; }

    public double? Loss { get; init; }

    public int Step { get; init; }
}
