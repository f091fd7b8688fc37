namespace ScalingCheck.Numerics.Fitting;

/// <summary>Something to be done with the model of a law, whose type only the law knows.</summary>
internal interface ILawUse<out TResult>
{
    /// <summary>Does it for the law's own model.</summary>
    TResult With<TModel>(ILawForm form)
        where TModel : struct, ILogModel;
}
