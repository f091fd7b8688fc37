using System.Text.Json;
using System.Text.Json.Serialization;

namespace PocketLm;

/// <summary>The log in the shape of the Hugging Face trainer's <c>trainer_state.json</c>.</summary>
internal sealed record TrainerState
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new Rounded() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public double Epoch { get; init; } = 1;

    public int GlobalStep { get; init; }

    public IList<LogRow> LogHistory { get; } = [];

    public int LoggingSteps { get; init; }

    public int MaxSteps { get; init; }

    public int NumInputTokensSeen { get; init; }

    public int NumTrainEpochs { get; init; } = 1;

    public int TrainBatchSize { get; init; }

    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");
    }
}
