namespace ScalingCheck.Numerics.Fitting;

/// <summary>
/// Fits to drawn points, in parallel, each from the optimum of the data. The random numbers belong to the draw, not to the
/// thread: the same seed gives the same digits at any number of threads. (Efron and Tibshirani 1993.)
/// </summary>
internal sealed class Bootstrap<TModel>
    where TModel : struct, ILogModel
{
    /// <summary>Every draw of this many is fitted from the law's own starts as well.</summary>
    private const int CheckEvery = 20;

    /// <summary>Another start that ends lower by this share has found a better fit.</summary>
    private const double Better = 1e-6;

    /// <summary>How often a draw that cannot be fitted is made again.</summary>
    private const int MaxTries = 1000;

    private readonly ILawForm _form;
    private readonly FitPoints _rows;
    private readonly FitOptions _options;
    private readonly RowNumbers _numbers;
    private readonly double[] _theta;
    private readonly double _variance;
    private readonly double[] _curve;
    private readonly double[] _lower = new double[TModel.ParameterCount];
    private readonly double[] _upper = new double[TModel.ParameterCount];
    private readonly int[] _tries;
    private readonly bool[] _missed;

    /// <param name="form">The law.</param>
    /// <param name="rows">Every row for itself, centred as the points of the fit.</param>
    /// <param name="options">Method, number of draws, seed.</param>
    /// <param name="theta">The fit.</param>
    /// <param name="variance">Residual variance, in units of the weights.</param>
    public Bootstrap(ILawForm form, FitPoints rows, FitOptions options, double[] theta, double variance)
    {
        (_form, _rows, _options, _theta, _variance) = (form, rows, options, theta, variance);
        _numbers = new RowNumbers(rows);
        form.Bounds(_lower, _upper);
        _curve = new double[rows.Count];
        Span<double> gradient = stackalloc double[TModel.ParameterCount];
        for (var i = 0; i < _curve.Length; i++)
        {
            var value = TModel.LogValue(theta, rows.U[i], rows.V[i], gradient);
            _curve[i] = rows.OnValues ? Math.Exp(value) : value;
        }

        _tries = new int[options.Draws];
        _missed = new bool[options.Draws];
    }

    /// <summary>The parameters of each draw, NaN where none could be fitted.</summary>
    public BootstrapDraws Run()
    {
        var thetas = new double[_options.Draws * TModel.ParameterCount];
        Run(thetas, CheckEvery);
        var missed = _missed.Count(m => m);
        // The optimum of the data is no good start for some of the draws: give each of them the law's own.
        if (missed > 0) Run(thetas, 1);
        return new(thetas, _tries.Sum(tries => tries - 1), missed, missed > 0);
    }

    private void Run(double[] thetas, int checkEvery)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads };
        Parallel.For(
            0,
            _options.Draws,
            parallel,
            () => new DrawnPoints(_rows, _numbers, _curve, _variance, _options.Method ?? IntervalMethod.CaseBootstrap, TModel.ParameterCount),
            (draw, _, drawn) =>
            {
                var p = TModel.ParameterCount;
                FitDraw(draw, drawn, draw % checkEvery == 0, thetas.AsSpan(draw * p, p));
                return drawn;
            },
            static _ => { });
    }

    private void FitDraw(int draw, DrawnPoints drawn, bool check, Span<double> theta)
    {
        var random = new DrawGenerator(_options.Seed, draw);
        var tries = 1;
        while (!drawn.Draw(ref random) && tries < MaxTries) tries++;
        _tries[draw] = tries;
        if (tries == MaxTries)
        {
            theta.Fill(double.NaN);
            return;
        }

        var minimiser = new ObjectiveMinimiser<TModel>(drawn.Points, _options.Objective, _lower, _upper);
        _theta.CopyTo(theta);
        var objective = minimiser.FromNear(theta);
        if (check) _missed[draw] = Check(drawn.Points, minimiser, theta, ref objective);
        if (!double.IsFinite(objective)) theta.Fill(double.NaN);
    }

    /// <summary>Fits from the law's own starts; true when one ends lower, and θ is then that fit.</summary>
    private bool Check(FitPoints points, ObjectiveMinimiser<TModel> minimiser, Span<double> theta, ref double objective)
    {
        var p = theta.Length;
        Span<double> starts = stackalloc double[ILawForm.MaxStarts * p];
        var count = _form.Starts(points, starts);
        var found = false;
        for (var i = 0; i < count; i++)
        {
            var start = starts.Slice(i * p, p);
            var other = minimiser.FromStart(start);
            if (!(other < (objective * (1 - Better)) - minimiser.Floor)) continue;
            (objective, found) = (other, true);
            start.CopyTo(theta);
        }

        return found;
    }
}
