using System.Globalization;
using PocketLm;

if (!int.TryParse(Option("--data-seed", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out int dataSeed))
{
    Console.Error.WriteLine("--data-seed takes a whole number");
    return 2;
}

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

return 0;

string Option(string name, string otherwise)
{
    int index = Array.IndexOf(args, name);
    return index < 0 || index + 1 == args.Length ? otherwise : args[index + 1];
}
