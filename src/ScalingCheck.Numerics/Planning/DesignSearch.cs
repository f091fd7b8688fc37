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

    /// <summary>An exchange that gains a smaller share of the variance is not worth the search for the next.</summary>
    private const double Worthwhile = 1e-6;

    /// <summary>A plan this close to the bound is good enough to end the search.</summary>
    private const double CloseToBound = 1e-4;

    /// <summary>Up to so many candidates, each unused one is tried by force.</summary>
    private const int FewCandidates = 20;

    /// <summary>Dozens do for a few runs; among thousands each exchange gains next to nothing.</summary>
    private const int MaxExchanges = 200;

    /// <summary>A second or two; with a few dozen candidates the exchanges run out long before.</summary>
    private const long MaxTried = 2_000_000;

    private readonly Design _design;
    private readonly OptimalShares _shares;

    private DesignSearch(Design design, OptimalShares shares) => (_design, _shares) = (design, shares);

    /// <summary>Searches.</summary>
    /// <param name="design">The problem.</param>
    /// <param name="shares">The best shares without whole numbers: a start, and a bound that ends the search.</param>
    /// <returns>The runs and whether they are the best of all; null when no plan has enough sizes within the budget.</returns>
    public static (int[] Runs, bool IsExhaustive)? Best(Design design, OptimalShares shares)
    {
        var combinations = 1.0;
        foreach (var cost in design.Costs) combinations *= 1 + Math.Min(design.Cap, Math.Floor(design.Budget / cost));
        if (combinations <= MaxCombinations)
        {
            var all = DesignEnumeration.Best(design);
            return all is null ? null : (all, true);
        }

        var found = new DesignSearch(design, shares).FromAllStarts();
        return found is null ? null : (found.Runs, false);
    }

    /// <summary>Without enumeration, for comparison.</summary>
    internal static int[]? ByExchange(Design design, OptimalShares shares) => new DesignSearch(design, shares).FromAllStarts()?.Runs;

    private WholePlan? FromAllStarts()
    {
        WholePlan? best = null;
        foreach (var rounded in new[] { true, false })
        {
            foreach (var perCost in new[] { true, false })
            {
                var plan = new WholePlan(_design);
                if (rounded) plan.Round(_shares.Shares);
                if (!plan.AddSizes()) continue;
                plan.Fill(perCost);
                plan = Improved(plan);
                if (best is null || plan.Value < best.Value * (1 - Worthwhile)) best = plan;
                if (IsOver || IsCloseToBound(best)) return best;
            }
        }

        return best is null ? null : Shaken(best);
    }

    /// <summary>Once more from the best plan with each size left out, and with one run of each forced in.</summary>
    private WholePlan Shaken(WholePlan best)
    {
        for (var i = 0; i < _design.Count && !IsOver; i++)
        {
            if (best.Runs[i] == 0 && _design.Count > FewCandidates) continue;
            var shaken = best.Copy();
            if (shaken.Runs[i] > 0) shaken.Change(i, -shaken.Runs[i]);
            else shaken.Change(i, 1);
            if (!shaken.AddSizes()) continue;
            shaken.Fill(perCost: true, except: i);
            shaken = Improved(shaken);
            if (IsBetter(shaken, best.Value * (1 - Worthwhile))) best = shaken;
        }

        return best;
    }

    private WholePlan Improved(WholePlan plan)
    {
        for (var count = 0; count < MaxExchanges && !IsOver && !IsCloseToBound(plan); count++)
        {
            var better = BetterNeighbour(plan);
            if (better is null) break;
            plan = better;
        }

        return plan;
    }

    private bool IsOver => _design.Tried > MaxTried;

    private bool IsCloseToBound(WholePlan plan) => plan.Value <= _shares.Bound * (1 + CloseToBound);

    /// <summary>The first better plan: by dropping runs and filling up, by moving runs, by making room for more of a size.</summary>
    private WholePlan? BetterNeighbour(WholePlan plan)
    {
        var limit = plan.Value * (1 - Worthwhile);
        for (var i = 0; i < _design.Count && !IsOver; i++)
        {
            foreach (var dropped in Steps(plan.Runs[i]))
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

            foreach (var added in Steps(plan.Affordable(i)))
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
        for (var i = 0; i < _design.Count && !IsOver; i++)
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
        foreach (var added in Steps(without.Room(to)))
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

    /// <summary>From most down to 1, in four steps or by halves.</summary>
    private static IEnumerable<int> Steps(int most)
    {
        var factor = Math.Max(2, (int)Math.Ceiling(Math.Cbrt(most)));
        for (var step = most; step > 0; step /= factor)
        {
            yield return step;
            if (step > 1 && step < factor) yield return 1;
        }
    }

    private bool IsBetter(WholePlan plan, double limit) => plan.Value < limit && plan.DifferentSizes >= _design.WantedSizes;
}
