using ScalingCheck.Numerics.Fitting;

namespace ScalingCheck.Numerics.Comparisons;

/// <summary>The fits of two commits together that leave them something of their own.</summary>
/// <param name="Shape">Sum of squares of one curve with a free factor on the head.</param>
/// <param name="Factor">κ, ln of that factor.</param>
/// <param name="FactorVariance">Its variance in units of the residual variance.</param>
/// <param name="SharedExponent">Sum of squares of two curves with one exponent; NaN for a law without one for all sizes.</param>
/// <param name="ExponentChange">Exponent of the head less that of the base, each fitted by itself.</param>
internal sealed record JointFits(
    double Shape, double Factor, double FactorVariance, double SharedExponent, double ExponentChange)
{
    /// <summary>Fits both; the law has one axis and each commit can be fitted by itself.</summary>
    /// <param name="form">The law.</param>
    /// <param name="pair">The points, with weights.</param>
    /// <param name="factor">Where to start κ.</param>
    public static JointFits Of(ILawForm form, CurvePair pair, double factor) => form.Use(new Fitter(pair, factor));

    private sealed class Fitter(CurvePair pair, double factor) : ILawUse<JointFits>
    {
        private readonly FitPoints _head = Prepare(pair.Head);
        private readonly FitPoints _base = Prepare(pair.Base);

        public JointFits With<TModel>(ILawForm form)
            where TModel : struct, ILogModel
        {
            var pure = _head.PureError + _base.PureError;
            var (shape, kappa, variance) = Shape<TModel>(form);
            // A law with a break has an exponent on either side of it, and neither is shared alone.
            if (form.Exponents is not [SharedExponent<TModel>.Exponent]) return new(shape + pure, kappa, variance, double.NaN, double.NaN);
            var (shared, change) = Exponent<TModel>(form);
            return new(shape + pure, kappa, variance, shared + pure, change);
        }

        private static FitPoints Prepare(FitData data) => FitPoints.Prepare(data, FitOptions.Default, out _)
            ?? throw new InvalidOperationException("The points were fitted before.");

        private (double Objective, double Factor, double Variance) Shape<TModel>(ILawForm form)
            where TModel : struct, ILogModel
        {
            var p = TModel.ParameterCount;
            var shifted = Prepare(pair.Pooled(factor));
            var (xReference, yReference) = (shifted.LogXReference[0], shifted.LogYReference);
            var (n, m) = (_base.Count, _head.Count);
            double[] u = [.. Moved(_base.U, _base.LogXReference[0] - xReference), .. Moved(_head.U, _head.LogXReference[0] - xReference)];
            double[] y = [.. Moved(_base.LogY, _base.LogYReference - yReference), .. Moved(_head.LogY, _head.LogYReference - yReference)];
            double[] weights = [.. _base.Weights, .. _head.Weights];
            var v = new double[n + m];
            v.AsSpan(n).Fill(1);

            Span<double> lower = stackalloc double[p + 1];
            Span<double> upper = stackalloc double[p + 1];
            form.Bounds(lower[..p], upper[..p]);
            (lower[p], upper[p]) = (double.NegativeInfinity, double.PositiveInfinity);
            var problem = new LeastSquares<FreeFactor<TModel>>(u, v, y, weights, lower, upper);
            Span<double> starts = stackalloc double[ILawForm.MaxStarts * p];
            Span<double> theta = stackalloc double[p + 1];
            Span<double> best = stackalloc double[p + 1];
            var lowest = double.PositiveInfinity;
            var count = form.Starts(shifted, starts);
            for (var i = 0; i < count; i++)
            {
                starts.Slice(i * p, p).CopyTo(theta);
                theta[p] = factor;
                Keep(problem.Minimise(theta), theta, ref lowest, best);
            }

            Span<double> gradient = stackalloc double[p + 1];
            Span<double> normal = stackalloc double[(p + 1) * (p + 1)];
            problem.Evaluate(best, gradient, normal, out _);
            gradient.Clear();
            gradient[p] = 1;
            var variance = SmallMatrix.Factor(normal, p + 1) ? SmallMatrix.InverseForm(normal, p + 1, gradient) : double.NaN;
            return (lowest, best[p], variance);
        }

        private (double Objective, double Change) Exponent<TModel>(ILawForm form)
            where TModel : struct, ILogModel
        {
            const int At = SharedExponent<TModel>.Exponent;
            var p = TModel.ParameterCount;
            var q = SharedExponent<TModel>.ParameterCount;
            Span<double> lower = stackalloc double[p];
            Span<double> upper = stackalloc double[p];
            form.Bounds(lower, upper);
            Span<double> ofBase = stackalloc double[p];
            Span<double> ofHead = stackalloc double[p];
            Alone<TModel>(form, _base, lower, upper, ofBase);
            Alone<TModel>(form, _head, lower, upper, ofHead);

            Span<double> low = stackalloc double[q];
            Span<double> high = stackalloc double[q];
            Join(lower, lower, low);
            Join(upper, upper, high);
            double[] u = [.. _base.U, .. _head.U];
            double[] y = [.. _base.LogY, .. _head.LogY];
            double[] weights = [.. _base.Weights, .. _head.Weights];
            var v = new double[u.Length];
            v.AsSpan(_base.Count).Fill(1);
            var joint = new LeastSquares<SharedExponent<TModel>>(u, v, y, weights, low, high);
            var baseAlone = new LeastSquares<TModel>(_base, lower, upper) { Fixed = 1 << At };
            var headAlone = new LeastSquares<TModel>(_head, lower, upper) { Fixed = 1 << At };

            // From either exponent and from between them: the valley of a shared exponent lies there.
            Span<double> one = stackalloc double[p];
            Span<double> other = stackalloc double[p];
            Span<double> theta = stackalloc double[q];
            Span<double> best = stackalloc double[q];
            var lowest = double.PositiveInfinity;
            for (var step = 0; step <= 2; step++)
            {
                ofBase.CopyTo(one);
                ofHead.CopyTo(other);
                one[At] = other[At] = ofBase[At] + (step / 2.0 * (ofHead[At] - ofBase[At]));
                baseAlone.Minimise(one);
                headAlone.Minimise(other);
                Join(one, other, theta);
                Keep(joint.Minimise(theta), theta, ref lowest, best);
            }

            return (lowest, ofHead[At] - ofBase[At]);

            static void Join(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> all)
            {
                first.CopyTo(all);
                var next = first.Length;
                for (var k = 0; k < second.Length; k++)
                {
                    if (k != At) all[next++] = second[k];
                }
            }
        }

        private static void Alone<TModel>(
            ILawForm form, FitPoints points, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> best)
            where TModel : struct, ILogModel
        {
            var p = TModel.ParameterCount;
            Span<double> starts = stackalloc double[ILawForm.MaxStarts * p];
            var problem = new LeastSquares<TModel>(points, lower, upper);
            var lowest = double.PositiveInfinity;
            var count = form.Starts(points, starts);
            for (var i = 0; i < count; i++)
            {
                var theta = starts.Slice(i * p, p);
                Keep(problem.Minimise(theta), theta, ref lowest, best);
            }
        }

        private static void Keep(double objective, ReadOnlySpan<double> theta, ref double lowest, Span<double> best)
        {
            if (!(objective < lowest)) return;
            lowest = objective;
            theta.CopyTo(best);
        }

        private static double[] Moved(double[] values, double by) => Array.ConvertAll(values, value => value + by);
    }
}
