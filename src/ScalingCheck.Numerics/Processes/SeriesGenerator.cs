using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Processes;

/// <summary>Values of a covariance model one by one, stationary from the first.</summary>
internal sealed class SeriesGenerator
{
    private readonly double[] _coefficients;
    private readonly double[] _past;
    private readonly double[] _errors;
    private readonly double[] _lower;
    private readonly double _signal;
    private readonly double _noise;
    private DrawGenerator _random;
    private double _spare = double.NaN;
    private int _count;

    /// <param name="model">The series.</param>
    /// <param name="seed">Seed of all stretches.</param>
    /// <param name="stretch">Which of them.</param>
    public SeriesGenerator(CovarianceModel model, ulong seed, int stretch)
    {
        double[] partials = [.. model.Partials];
        var p = partials.Length;
        _random = new(seed, stretch);
        _coefficients = Levinson.Coefficients(partials);
        (_signal, _noise) = (Math.Sqrt(1 - model.NoiseShare), Math.Sqrt(model.NoiseShare));
        _past = new double[Math.Max(1, 2 * p)];
        _lower = new double[p * p];
        _errors = new double[p + 1];
        // The first values come from the predictions of lower order.
        var coefficients = new double[p];
        var error = 1.0;
        _errors[0] = 1;
        for (var k = 1; k <= p; k++)
        {
            Levinson.Raise(coefficients, partials[k - 1], k);
            error *= 1 - (partials[k - 1] * partials[k - 1]);
            _errors[k] = Math.Sqrt(error);
            if (k < p) coefficients.AsSpan(0, k).CopyTo(_lower.AsSpan(k * p));
        }
    }

    public double Next()
    {
        var p = _coefficients.Length;
        if (p == 0) return Normal();
        if (p == 1)
        {
            _past[0] = _count == 0 ? Normal() : (_coefficients[0] * _past[0]) + (_errors[1] * Normal());
            _count = 1;
            return _noise > 0 ? (_signal * _past[0]) + (_noise * Normal()) : _past[0];
        }

        var order = Math.Min(_count, p);
        var coefficients = order < p ? _lower.AsSpan(order * p, order) : _coefficients;
        // The past stands twice, so that the last p values are in one piece wherever the ring begins.
        var at = _count % p;
        var value = _errors[order] * Normal();
        for (var j = 1; j <= order; j++) value += coefficients[j - 1] * _past[at + p - j];
        _past[at] = _past[at + p] = value;
        _count++;
        if (_count == 2 * p) _count = p;
        return _noise > 0 ? (_signal * value) + (_noise * Normal()) : value;
    }

    /// <summary>Both of a pair are used.</summary>
    private double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        (var first, _spare) = _random.NormalPair();
        return first;
    }
}
