namespace ScalingCheck.Numerics.Planning;

/// <summary>
/// The best whole numbers of runs within a budget and a cap: every combination where there are few enough, else greedy by
/// gain per cost from several starts, each improved by exchanges until none helps.
/// </summary>
internal sealed class DesignSearch
{
    /// <summary>So many combinations are tried one by one.</summary>
    private const double MaxCombinations = 1e6;

    /// <summary>How many candidates may replace a run that was dropped, by gain and by gain per cost.</summary>
    private const int Promising = 8;

    /// <summary>An exchange must gain this share, or rounding would go round in circles.</summary>
    private const double Worthwhile = 1e-10;

    private readonly Design _design;

    private DesignSearch(Design design) => _design = design;

    /// <summary>Searches.</summary>
    /// <param name="design">The problem.</param>
    /// <param name="shares">The best shares without whole numbers, as one of the starts.</param>
    /// <returns>The runs and whether they are the best of all; null when no plan has enough sizes within the budget.</returns>
    public static (int[] Runs, bool IsExhaustive)? Best(Design design, double[] shares)
    {
        var combinations = 1.0;
        foreach (var cost in design.Costs) combinations *= 1 + Math.Min(design.Cap, Math.Floor(design.Budget / cost));
        if (combinations <= MaxCombinations)
        {
            var all = DesignEnumeration.Best(design);
            return all is null ? null : (all, true);
        }

        var found = new DesignSearch(design).FromAllStarts(shares);
        return found is null ? null : (found.Runs, false);
    }

    /// <summary>Without enumeration, for comparison.</summary>
    internal static int[]? ByExchange(Design design, double[] shares) => new DesignSearch(design).FromAllStarts(shares)?.Runs;

    private WholePlan? FromAllStarts(double[] shares)
    {
        WholePlan? best = null;
        foreach (var perCost in new[] { true, false })
        {
            foreach (var rounded in new[] { false, true })
            {
                var plan = new WholePlan(_design);
                if (rounded) plan.Round(shares);
                if (!plan.AddSizes()) continue;
                plan.Fill(perCost);
                Improve(ref plan);
                if (best is null || plan.Value < best.Value * (1 - Worthwhile)) best = plan;
            }
        }

        return best;
    }

    private void Improve(ref WholePlan plan)
    {
        while (true)
        {
            var better = BetterNeighbour(plan);
            if (better is null) return;
            plan = better;
        }
    }

    /// <summary>The first better plan: by dropping runs and filling up, by moving runs, by making room for more of a size.</summary>
    private WholePlan? BetterNeighbour(WholePlan plan)
    {
        var limit = plan.Value * (1 - Worthwhile);
        for (var i = 0; i < _design.Count; i++)
        {
            for (var dropped = plan.Runs[i]; dropped > 0; dropped /= 2)
            {
                var without = plan.Copy();
                without.Change(i, -dropped);
                foreach (var perCost in new[] { true, false })
                {
                    var filled = without.Filled(perCost, except: i);
                    if (IsBetter(filled, limit)) return filled;
                }

                foreach (var j in without.Promising(Promising, except: i))
                {
                    var moved = Moved(without, j, limit);
                    if (moved is not null) return moved;
                }
            }

            for (var added = plan.Affordable(i); added > 0; added /= 2)
            {
                var room = plan.Copy();
                room.Change(i, added);
                if (!room.DropUntilAffordable(i)) continue;
                room.Fill(perCost: true);
                if (IsBetter(room, limit)) return room;
            }
        }

        return WithoutTwo(plan, limit);
    }

    /// <summary>Drops two runs of different sizes: what neither drop alone can pay for.</summary>
    private WholePlan? WithoutTwo(WholePlan plan, double limit)
    {
        for (var i = 0; i < _design.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                if (plan.Runs[i] == 0 || plan.Runs[k] == 0) continue;
                var without = plan.Copy();
                without.Change(i, -1);
                without.Change(k, -1);
                foreach (var j in without.Promising(Promising, except: -1))
                {
                    if (j == i || j == k) continue;
                    var moved = Moved(without, j, limit);
                    if (moved is not null) return moved;
                }
            }
        }

        return null;
    }

    private WholePlan? Moved(WholePlan without, int to, double limit)
    {
        for (var added = without.Room(to); added > 0; added /= 2)
        {
            foreach (var perCost in new[] { true, false })
            {
                var moved = without.Copy();
                moved.Change(to, added);
                moved.Fill(perCost);
                if (IsBetter(moved, limit)) return moved;
            }
        }

        return null;
    }

    private bool IsBetter(WholePlan plan, double limit) => plan.Value < limit && plan.DifferentSizes >= _design.WantedSizes;
}
