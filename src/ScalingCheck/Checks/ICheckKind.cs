namespace ScalingCheck.Checks;

/// <summary>
/// One kind of check: turns the points of one commit into estimates. A new kind is one implementation, listed in
/// <see cref="KnownChecks"/>.
/// </summary>
internal interface ICheckKind
{
    /// <summary>The name for <c>kind:</c>.</summary>
    string Id { get; }

    /// <summary>What it estimates, in one line for help and schema.</summary>
    string Summary { get; }

    /// <summary>True: values at or below zero take part, and an axis that starts at zero. A law needs both above it.</summary>
    bool TakesAnyValue => false;

    /// <summary>False: it takes no <c>x</c>, and neither sizes nor forecasts mean anything.</summary>
    bool HasAxis => true;

    /// <summary>The keys that it has beyond those of every check.</summary>
    IReadOnlyList<CheckKey> Keys { get; }

    /// <summary>Names of the estimates that can be gated, besides <c>slope</c>, <c>level</c> and <c>forecast</c>.</summary>
    IReadOnlyList<string> EstimateNames(CheckSettings settings);

    /// <summary>Which way one of these estimates is good; <see cref="Direction.Unknown"/> for one that only describes.</summary>
    Direction BetterOf(string estimate, CheckSettings settings);

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    KeyProblem? Validate(CheckSettings settings);

    /// <summary>
    /// The settings with everything that the kind chooses from data (a form, an overhead) fixed by these points. The judge
    /// fixes the form on the baseline and uses it for the head: a form chosen per commit makes estimates jump.
    /// </summary>
    CheckSettings FixForm(CheckSettings settings, Series points);

    /// <summary>The estimates of one commit.</summary>
    /// <param name="intervals">False: values and standard errors only, as for the many commits of a baseline.</param>
    CheckOutcome Estimate(CheckSettings settings, Series points, bool intervals);
}
