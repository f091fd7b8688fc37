namespace ScalingCheck.Checks;

/// <summary>What is wrong with the settings of a check, in one sentence, and the key that says it.</summary>
internal sealed record KeyProblem(string Key, string Sentence);
