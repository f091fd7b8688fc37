using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Laws;

/// <summary>The few starts with the lowest objectives out of many candidates, in the span that a law hands over.</summary>
internal ref struct BestStarts(int parameters, Span<double> starts, Span<double> objectives)
{
    private readonly Span<double> _starts = starts;
    private readonly Span<double> _objectives = objectives;

    /// <summary>Number of starts kept.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps θ if its objective is among the lowest; one that is not finite never is.</summary>
    public void Add(double objective, scoped ReadOnlySpan<double> theta)
    {
        if (!double.IsFinite(objective)) return;
        if (Count == _objectives.Length && objective >= _objectives[Count - 1]) return;
        var place = Count < _objectives.Length ? Count++ : Count - 1;
        for (; place > 0 && objective < _objectives[place - 1]; place--)
        {
            _objectives[place] = _objectives[place - 1];
            _starts.Slice((place - 1) * parameters, parameters).CopyTo(_starts[(place * parameters)..]);
        }

        _objectives[place] = objective;
        theta.CopyTo(_starts[(place * parameters)..]);
    }

    /// <summary>The weighted sum of squares of ln y at θ; infinity outside the law's domain.</summary>
    public static double Objective<TModel>(FitPoints points, scoped ReadOnlySpan<double> theta)
        where TModel : struct, ILogModel
    {
        Span<double> ignored = stackalloc double[theta.Length];
        var total = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            var residual = points.LogY[i] - TModel.LogValue(theta, points.U[i], points.V[i], ignored);
            total += points.Weights[i] * residual * residual;
        }

        return double.IsNaN(total) ? double.PositiveInfinity : total;
    }
}
