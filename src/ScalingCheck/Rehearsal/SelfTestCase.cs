namespace ScalingCheck.Rehearsal;

/// <summary>One question that the self-test put to the judge.</summary>
/// <param name="Subject">What was tested: a gate of a check, or the configuration.</param>
/// <param name="Trial">What was done to the data.</param>
/// <param name="Passed">True when the answer was the one a gate that works must give.</param>
/// <param name="Answer">The answer, in one sentence; where it is wrong, why the gate cannot fail.</param>
internal sealed record SelfTestCase(string Subject, string Trial, bool Passed, string Answer);
