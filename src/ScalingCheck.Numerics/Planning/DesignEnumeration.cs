namespace ScalingCheck.Numerics.Planning;

/// <summary>Every whole plan within the budget and the cap.</summary>
internal sealed class DesignEnumeration
{
    private readonly Design _design;
    private readonly int[] _runs;

    /// <summary>The candidates that the budget pays for at all: thousands of others must not deepen the recursion.</summary>
    private readonly int[] _affordable;

    /// <summary>One matrix a depth: the information of the candidates decided so far.</summary>
    private readonly double[] _information;

    private int[]? _best;
    private double _lowest = double.PositiveInfinity;

    private DesignEnumeration(Design design)
    {
        _design = design;
        _runs = new int[design.Count];
        _affordable = [.. Enumerable.Range(0, design.Count).Where(i => design.Costs[i] <= design.Budget * (1 + WholePlan.Rounding))];
        _information = new double[(_affordable.Length + 1) * design.Existing.Length];
        design.Existing.CopyTo(_information, 0);
    }

    /// <summary>The runs with the lowest criterion; null when no plan has enough sizes.</summary>
    public static int[]? Best(Design design)
    {
        var all = new DesignEnumeration(design);
        var ran = Enumerable.Range(0, design.Count).Except(all._affordable).Count(i => design.AlreadyRun[i]);
        all.Decide(0, design.Budget, design.OtherSizes + ran);
        return all._best;
    }

    private void Decide(int depth, double left, int sizes)
    {
        var length = _design.Existing.Length;
        var here = _information.AsSpan(depth * length, length);
        if (depth == _affordable.Length)
        {
            if (sizes < _design.WantedSizes) return;
            var value = _design.Criterion(here);
            if (!(value < _lowest)) return;
            _lowest = value;
            _best = (int[])_runs.Clone();
            return;
        }

        var candidate = _affordable[depth];
        var next = _information.AsSpan((depth + 1) * length, length);
        here.CopyTo(next);
        for (var count = 0; count <= _design.Cap; count++)
        {
            var rest = left - (count * _design.Costs[candidate]);
            if (rest < -WholePlan.Rounding * _design.Budget) break;
            if (count > 0) _design.Add(next, candidate, 1);
            _runs[candidate] = count;
            Decide(depth + 1, rest, sizes + (count > 0 || _design.AlreadyRun[candidate] ? 1 : 0));
        }

        _runs[candidate] = 0;
    }
}
