using ScalingCheck.Checks;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;
using ScalingCheck.Judge.Monitoring;

namespace ScalingCheck;

/// <summary>
/// The parts of a run, one for each kind of machine that measured something of it; nearly always there is one. A check is prepared
/// on the part that holds its observations.
/// </summary>
internal sealed class RunParts
{
    private readonly IReadOnlyList<RunPart> _parts;
    private readonly IReadOnlyList<string> _sameEnvironment;
    private readonly Dictionary<string, RunPart> _of = new(StringComparer.Ordinal);
    private readonly List<string?> _spread = [];

    public RunParts(RecordedRun recorded, IReadOnlyList<string> sameEnvironment, Func<RecordedRun, RunPart> open)
    {
        _sameEnvironment = sameEnvironment;
        _parts = [.. recorded.Elsewhere.Prepend(recorded).Select(open)];
    }

    /// <summary>Gates of checks and groups that have no data, which count among the gates of the run all the same.</summary>
    public IReadOnlyList<string?> Unasked => [.. _spread, .. _parts.SelectMany(part => part.Unasked)];

    /// <summary>Names of the checks that have no data at all.</summary>
    public IReadOnlyCollection<string> Missing => [.. _parts.SelectMany(part => part.Missing)];

    /// <summary>The cases of one check; what is missing goes to <paramref name="problems"/>.</summary>
    public IReadOnlyList<CheckCase> Prepare(GatedCheck gated, List<Diagnostic> problems)
    {
        var holding = _parts.Count == 1 ? _parts : [.. _parts.Where(part => SeriesSelection.Of(gated.Check, part.Run.Collected.Observations).Problem is null)];
        if (holding.Count > 1)
        {
            _spread.AddRange(Enumerable.Repeat(gated.Family, GateQuestion.CountOf(gated)));
            var environments = holding.Select(part => part.Run.Run.Environment).ToList();
            var key = _sameEnvironment.First(key => environments.Exists(other => other[key] != environments[0][key]));
            problems.Add(Catalogue.SpreadOverEnvironments(gated.Check.Name, key, [.. environments.Select(other => other[key]).Distinct()], gated.Check.At));
            return [];
        }

        var part = holding.Count == 1 ? holding[0] : _parts[0];
        _of[gated.Check.Name] = part;
        return part.Prepare(gated, problems);
    }

    /// <summary>The snapshot that holds a check's observations; null when it was not recorded.</summary>
    public string? SnapshotOf(string check) => _of[check].Run.SnapshotId;

    /// <summary>The changes of level that were reported on the machine that holds a check's observations.</summary>
    public ReportedChanges ChangesOf(string check) => _of[check].Changes;
}
