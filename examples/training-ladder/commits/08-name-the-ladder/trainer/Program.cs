using System.Globalization;
using PocketLm;

int dataSeed = int.Parse(Option("--data-seed", "1"), CultureInfo.InvariantCulture);
string folder = Option("--out", "metrics");

MarkovSource source = new(seed: 1);
Console.WriteLine($"entropy of the source {source.Entropy:F4}");

foreach (int width in Ladder.Widths)
{
    foreach (int seed in Ladder.Seeds)
    {
        TrainingRun run = new(source, width, new Random((dataSeed * 100_000) + (width * 100) + seed));
        TrainerState state = run.Train();
        state.Save(Path.Combine(folder, $"params-{run.Parameters}", $"seed-{seed}", "trainer_state.json"));
        Console.WriteLine($"params {run.Parameters} seed {seed}: loss {run.ValidationLoss():F4}");
    }
}

string Option(string name, string otherwise)
{
    int index = Array.IndexOf(args, name);
    return index < 0 ? otherwise : args[index + 1];
}
