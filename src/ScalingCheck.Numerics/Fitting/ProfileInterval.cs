namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Interval of one quantity from its own profile: all values that the sum of squares, minimised over everything else, puts
/// within the F cut. (Bates and Watts 1988, ch. 6.) Ends by bracketing the root of the square root of the rise, which is
/// close to a straight line in the quantity, so that a handful of evaluations find it.
/// </summary>
internal ref struct ProfileInterval<TModel>
    where TModel : struct, ILogModel
{
    private const int MaxEvaluations = 60;

    private readonly double _cut;
    private readonly ReadOnlySpan<double> _optimum;
    private readonly double _minimum;
    private LeastSquares<TModel> _problem;
    private readonly int _index;
    private readonly double _centre;

    /// <param name="problem">The points and the bounds; its target is q when the quantity is not a single parameter.</param>
    /// <param name="optimum">The parameters at the minimum.</param>
    /// <param name="minimum">The sum of squares there.</param>
    /// <param name="rise">How much the sum of squares may rise inside the interval.</param>
    /// <param name="index">The parameter that is the quantity, or -1.</param>
    /// <param name="inverseInformation">Wald variance of the quantity over the residual variance.</param>
    public ProfileInterval(
        LeastSquares<TModel> problem,
        ReadOnlySpan<double> optimum,
        double minimum,
        double rise,
        int index,
        double inverseInformation)
    {
        _problem = problem;
        _optimum = optimum;
        (_minimum, _index) = (minimum, index);
        _cut = Math.Sqrt(rise);
        _problem.AbsoluteTolerance = 1e-10 * rise;
        _centre = ValueAt(optimum);
        if (index >= 0) _problem.Fixed |= 1 << index;
        // A hundred times the information of the data holds q within 1 % of where it is pulled, and is well conditioned.
        else _problem.Target.Weight = 100 / inverseInformation;
    }

    /// <summary>The lowest sum of squares met: below the minimum when the fit had stopped at a worse one.</summary>
    public double LowestSeen { get; private set; } = double.PositiveInfinity;

    /// <summary>
    /// One end: searched from the optimum down (sign -1) or up (+1) to a limit, first at <paramref name="guess"/> away.
    /// Infinite when the cut is not reached before the limit. θ at the lowest point seen goes to <paramref name="best"/>,
    /// θ at the last point below the cut to <paramref name="last"/>.
    /// </summary>
    public double FindEnd(int sign, double limit, double guess, scoped Span<double> best, scoped Span<double> last)
    {
        _optimum.CopyTo(last);
        return Search(sign, limit, guess, _centre, -_cut, best, last);
    }

    /// <summary>
    /// The same from another point below the cut, in <paramref name="last"/>: an end found from the optimum may belong to
    /// one valley of several.
    /// </summary>
    public double FindEndBeyond(int sign, double limit, double guess, scoped Span<double> best, scoped Span<double> last)
    {
        var centre = ValueAt(last);
        var rise = Math.Min(0, Rise(centre, last, best, out _));
        return Search(sign, limit, guess, centre, rise, best, last);
    }

    /// <summary>The quantity at θ.</summary>
    public readonly double ValueAt(scoped ReadOnlySpan<double> theta)
    {
        if (_index >= 0) return theta[_index];
        Span<double> ignored = stackalloc double[LeastSquares<TModel>.MaxParameters];
        return _problem.Target.Evaluate<TModel>(theta, ignored[..theta.Length]);
    }

    private double Search(
        int sign, double limit, double guess, double centre, double riseAtCentre, scoped Span<double> best, scoped Span<double> last)
    {
        var open = sign * double.PositiveInfinity;
        var room = sign * (limit - centre);
        if (!(room > 0)) return open;
        // Every trial starts at the last point below the cut, never at one above it: the points above may lie in another
        // valley (a law whose power term is gone), which followed inwards stays above the cut down to the optimum itself.
        Span<double> theta = stackalloc double[last.Length];

        // Inside: the last distance below the cut. Outside: the first one above it.
        var (inside, insideRise) = (0.0, riseAtCentre);
        var (outside, outsideRise, outsideReached) = (double.NaN, double.NaN, double.NaN);
        var distance = double.IsFinite(guess) && guess > 0 ? Math.Min(guess, room) : room / 8;
        var lastSide = 0;
        for (var count = 0; count < MaxEvaluations; count++)
        {
            last.CopyTo(theta);
            var rise = Rise(centre + (sign * distance), theta, best, out var reached);
            if (rise <= 0) theta.CopyTo(last);
            if (Math.Abs(rise) <= 1e-8 * _cut) return reached;
            if (rise < 0)
            {
                if (distance >= room) return open;
                // Illinois: an end that stays put twice is trusted half as much.
                if (lastSide < 0 && double.IsFinite(outsideRise)) outsideRise /= 2;
                (inside, insideRise, lastSide) = (distance, rise, -1);
            }
            else
            {
                if (lastSide > 0) insideRise /= 2;
                (outside, outsideRise, outsideReached, lastSide) = (distance, rise, reached, 1);
            }

            distance = double.IsNaN(outside) ? Further(inside, insideRise, room) : Between(inside, insideRise, outside, outsideRise);
            if (outside - inside <= 1e-11 * outside) break;
        }

        // Still below the cut after so many steps: no end is known.
        return double.IsNaN(outsideReached) ? open : outsideReached;
    }

    /// <summary>A step outward, by the slope of the root so far, between 1.02 and 4 times the distance.</summary>
    private readonly double Further(double inside, double insideRise, double room)
    {
        var share = (insideRise + _cut) / _cut;
        return Math.Min(room, inside * Math.Clamp(1.02 / share, 1.02, 4));
    }

    private static double Between(double inside, double insideRise, double outside, double outsideRise)
    {
        if (!double.IsFinite(outsideRise)) return (inside + outside) / 2;
        var middle = inside + ((outside - inside) * insideRise / (insideRise - outsideRise));
        return middle > inside && middle < outside ? middle : (inside + outside) / 2;
    }

    /// <summary>The square root of the rise at a value, less the cut; θ is the start and becomes the minimum found.</summary>
    private double Rise(double value, scoped Span<double> theta, scoped Span<double> best, out double reached)
    {
        reached = value;
        if (_index >= 0) theta[_index] = value;
        else _problem.Target.Value = value;
        var objective = _problem.Minimise(theta);
        if (objective < LowestSeen)
        {
            LowestSeen = objective;
            theta.CopyTo(best);
        }

        if (_index < 0) reached = ValueAt(theta);
        return Math.Sqrt(Math.Max(0, objective - _minimum)) - _cut;
    }
}
