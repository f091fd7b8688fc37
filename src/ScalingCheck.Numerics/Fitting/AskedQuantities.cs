namespace ScalingCheck.Numerics.Fitting;

/// <summary>What was asked for beside the parameters: sizes for targets and splits of compute, whatever their intervals come from.</summary>
internal static class AskedQuantities
{
    /// <summary>One for each of <see cref="FitOptions.TargetValues"/>.</summary>
    public static List<FittedQuantity> SizesForTargets(
        ILawForm form, FitPoints points, FitOptions options, List<FittedQuantity> parameters, Func<ReportedQuantity, FittedQuantity> estimate)
    {
        var result = new List<FittedQuantity>(options.TargetValues.Count);
        foreach (var value in options.TargetValues) result.Add(SizeFor(value, form, points, options, parameters, estimate));
        return result;
    }

    /// <summary>One for each of <see cref="FitOptions.ComputeAt"/>.</summary>
    public static List<Allocation> Allocations(
        ILawForm form, FitPoints points, FitOptions options, Func<ReportedQuantity, FittedQuantity> estimate)
    {
        var result = new List<Allocation>(options.ComputeAt.Count);
        foreach (var compute in options.ComputeAt)
        {
            var size = compute > 0 && double.IsFinite(compute) ? form.OptimalSize(points, compute) : null;
            result.Add(size is null ? Sentences.NoAllocation(form, compute) : Split(size, compute, estimate));
        }

        return result;
    }

    private static FittedQuantity SizeFor(
        double value, ILawForm form, FitPoints points, FitOptions options, List<FittedQuantity> parameters,
        Func<ReportedQuantity, FittedQuantity> estimate)
    {
        var name = form.Axes > 1 ? "compute" : "size";
        if (!(value > 0) || !double.IsFinite(value)) return Sentences.None(name, "The target needs to be one finite value above zero.");
        if (form.ForTarget(points, value) is not { } quantity) return Sentences.None(name, Sentences.NoTarget(form));
        var reported = form.Quantities(points);
        for (var i = 0; i < reported.Count; i++)
        {
            if (reported[i].Floor is not { } floor) continue;
            var most = double.IsNaN(parameters[i].Upper) ? parameters[i].Value : parameters[i].Upper;
            if (!(value > most)) return Sentences.None(name, Sentences.BelowFloor(floor, most, value, options.ValueName));
        }

        var size = estimate(quantity with { MayBeNever = true });
        return double.IsFinite(size.Value) ? size
            : Sentences.None(name, $"{form.Equation} does not reach {Words.Number(value)}: choose a target nearer to the points.");
    }

    /// <summary>D* and D*/N* at fixed C are functions of N*.</summary>
    private static Allocation Split(ReportedQuantity size, double compute, Func<ReportedQuantity, FittedQuantity> estimate)
    {
        var product = Math.Log(compute / 6);
        return new(
            compute,
            estimate(size with { Name = "params" }),
            estimate(size with { Name = "tokens", Scale = -1, Offset = product - size.Offset }),
            estimate(size with { Name = "tokens-per-param", Scale = -2, Offset = product - (2 * size.Offset) }));
    }
}
