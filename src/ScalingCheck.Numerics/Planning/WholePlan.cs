namespace ScalingCheck.Numerics.Planning;

/// <summary>Whole numbers of runs while a search changes them, with their information and cost.</summary>
internal sealed class WholePlan
{
    /// <summary>A cost may exceed the budget by this share: sums of costs are rounded.</summary>
    public const double Rounding = 1e-12;

    private readonly Design _design;
    private readonly double[] _information;
    private double _value = double.NaN;

    public WholePlan(Design design)
    {
        _design = design;
        Runs = new int[design.Count];
        _information = (double[])design.Existing.Clone();
    }

    private WholePlan(WholePlan other)
    {
        (_design, Cost, _value) = (other._design, other.Cost, other._value);
        Runs = (int[])other.Runs.Clone();
        _information = (double[])other._information.Clone();
    }

    public int[] Runs { get; }

    public double Cost { get; private set; }

    /// <summary>The criterion; large but finite while the runs do not determine it.</summary>
    public double Value
    {
        get
        {
            if (double.IsNaN(_value)) _value = _design.Criterion(_information, searching: true);
            return _value;
        }
    }

    public int DifferentSizes
    {
        get
        {
            var sizes = _design.OtherSizes;
            for (var i = 0; i < Runs.Length; i++) sizes += Runs[i] > 0 || _design.AlreadyRun[i] ? 1 : 0;
            return sizes;
        }
    }

    public WholePlan Copy() => new(this);

    public void Change(int candidate, int runs)
    {
        Runs[candidate] += runs;
        Cost += runs * _design.Costs[candidate];
        _design.Add(_information, candidate, runs);
        _value = double.NaN;
    }

    /// <summary>How many runs of a candidate fit into the budget and the cap.</summary>
    public int Room(int candidate)
    {
        var affordable = Math.Floor((_design.Budget * (1 + Rounding) - Cost) / _design.Costs[candidate]);
        return (int)Math.Max(0, Math.Min(_design.Cap - Runs[candidate], affordable));
    }

    /// <summary>How many runs of a candidate the cap and the whole budget allow beyond those it has.</summary>
    public int Affordable(int candidate) => (int)Math.Max(
        0, Math.Min(_design.Cap, Math.Floor(_design.Budget * (1 + Rounding) / _design.Costs[candidate])) - Runs[candidate]);

    /// <summary>The whole part of the shares.</summary>
    public void Round(double[] shares)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            var runs = (int)Math.Min(Room(i), Math.Floor(_design.Budget * shares[i] / _design.Costs[i]));
            if (runs > 0) Change(i, runs);
        }
    }

    /// <summary>
    /// Adds the cheapest sizes until there are enough, dropping what is repeated when the budget runs out; false when it
    /// cannot be done.
    /// </summary>
    public bool AddSizes()
    {
        while (DifferentSizes < _design.WantedSizes)
        {
            var cheapest = -1;
            for (var i = 0; i < Runs.Length; i++)
            {
                if (Runs[i] > 0 || _design.AlreadyRun[i] || _design.Cap < 1) continue;
                if (cheapest < 0 || _design.Costs[i] < _design.Costs[cheapest]) cheapest = i;
            }

            if (cheapest < 0) return false;
            Change(cheapest, 1);
        }

        return DropUntilAffordable(-1);
    }

    /// <summary>Drops the runs that lose the least per cost, none of one candidate nor a size that is needed.</summary>
    public bool DropUntilAffordable(int except)
    {
        while (Cost > _design.Budget * (1 + Rounding))
        {
            var (least, at) = (double.PositiveInfinity, -1);
            var spare = DifferentSizes > _design.WantedSizes;
            for (var i = 0; i < Runs.Length; i++)
            {
                if (i == except || Runs[i] == 0) continue;
                if (Runs[i] == 1 && !_design.AlreadyRun[i] && !spare) continue;
                var loss = (ValueWith(i, -1) - Value) / _design.Costs[i];
                if (loss < least) (least, at) = (loss, i);
            }

            if (at < 0) return ExchangeForCheaper(except);
            // In larger steps where there are many, as in Fill, but no further than needed.
            var needed = (int)Math.Min(Runs[at], Math.Ceiling((Cost - _design.Budget) / _design.Costs[at]));
            Change(at, -Math.Clamp(Runs[at] / 8, 1, Math.Max(1, needed)));
        }

        return true;
    }

    /// <summary>Adds the run that gains the most (per cost), until nothing fits.</summary>
    public void Fill(bool perCost, int except = -1)
    {
        while (true)
        {
            var (most, at) = (0.0, -1);
            for (var i = 0; i < Runs.Length; i++)
            {
                if (i == except || Room(i) == 0) continue;
                var gain = (Value - ValueWith(i, 1)) / (perCost ? _design.Costs[i] : 1);
                if (gain > most) (most, at) = (gain, i);
            }

            if (at < 0) return;
            // An eighth of what is there changes the gains by little, and the exchanges set that right: a thousand runs do
            // not need a thousand steps.
            Change(at, Math.Clamp(Runs[at] / 8, 1, Room(at)));
        }
    }

    public WholePlan Filled(bool perCost, int except)
    {
        var copy = Copy();
        copy.Fill(perCost, except);
        // The ban is over: the rest of the budget may go back there.
        copy.Fill(perCost);
        return copy;
    }

    /// <summary>The candidates with the largest gains, and with the largest gains per cost, that fit.</summary>
    public IEnumerable<int> Promising(int count, int except)
    {
        var fitting = new List<(int Candidate, double Gain)>();
        for (var i = 0; i < Runs.Length; i++)
        {
            if (i != except && Room(i) > 0) fitting.Add((i, Value - ValueWith(i, 1)));
        }

        if (fitting.Count <= count) return fitting.Select(f => f.Candidate);
        return fitting.OrderByDescending(f => f.Gain).Take(count)
            .Union(fitting.OrderByDescending(f => f.Gain / _design.Costs[f.Candidate]).Take(count))
            .Select(f => f.Candidate);
    }

    private double ValueWith(int candidate, int runs)
    {
        Span<double> information = stackalloc double[_information.Length];
        _information.CopyTo(information);
        _design.Add(information, candidate, runs);
        return _design.Criterion(information, searching: true);
    }

    /// <summary>Nothing can be spared: put a cheaper size in the place of the dearest.</summary>
    private bool ExchangeForCheaper(int except)
    {
        var (dearest, cheapest) = (-1, -1);
        for (var i = 0; i < Runs.Length; i++)
        {
            if (i != except && Runs[i] > 0 && (dearest < 0 || _design.Costs[i] > _design.Costs[dearest])) dearest = i;
            if (Runs[i] == 0 && !_design.AlreadyRun[i] && (cheapest < 0 || _design.Costs[i] < _design.Costs[cheapest])) cheapest = i;
        }

        if (dearest < 0 || cheapest < 0 || _design.Costs[cheapest] >= _design.Costs[dearest]) return false;
        Change(dearest, -Runs[dearest]);
        Change(cheapest, 1);
        return DropUntilAffordable(except);
    }
}
