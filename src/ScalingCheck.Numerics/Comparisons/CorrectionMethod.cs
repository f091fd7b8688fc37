namespace ScalingCheck.Numerics.Comparisons;

/// <summary>How p-values of many gates of one run are adjusted.</summary>
public enum CorrectionMethod
{
    /// <summary>Not at all: every gate for itself.</summary>
    None,

    /// <summary>False discovery rate for independent or positively dependent gates (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>False discovery rate under any dependence (Benjamini and Yekutieli 2001).</summary>
    BenjaminiYekutieli,

    /// <summary>Probability of any false alarm, under any dependence (Holm 1979): for few, costly gates.</summary>
    Holm,
}
