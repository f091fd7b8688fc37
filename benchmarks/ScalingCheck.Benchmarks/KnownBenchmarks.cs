using ScalingCheck.Benchmarks.ChangePoints;
using ScalingCheck.Benchmarks.Fitting;
using ScalingCheck.Benchmarks.Forecasting;
using ScalingCheck.Benchmarks.Gates;
using ScalingCheck.Benchmarks.Pipeline;
using ScalingCheck.Benchmarks.Planning;
using ScalingCheck.Benchmarks.Processes;
using ScalingCheck.Benchmarks.Stores;

namespace ScalingCheck.Benchmarks;

/// <summary>Every benchmark. A new one is a line here and a file of its own.</summary>
internal static class KnownBenchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("fit-speed", "How long does a fit take, and what does it allocate?", FitSpeed.Run),
        new("fit-coverage", "Do 95 % intervals cover 95 %?", FitCoverage.Run),
        new("nist", "How many digits of NIST's certified fits come out?", NistAccuracy.Run),
        new("chinchilla", "Are the published Chinchilla figures reproduced, and how fast?", ChinchillaFits.Run),
        new("gemstones", "Do ten published fits lie at their optimum?", GemstonesFits.Run),
        new("small-fits", "How long do 10,000 small fits with intervals take?", SmallFits.Run),
        new("gate-rates", "How often do gates cry wolf, and what do they see?", GateRates.Run),
        new("pr-gate-rates", "How often is an unchanged pull request flagged, whatever the runners and the noise?", PullRequestRates.Run),
        new("persistence", "How long does noise stay above a level, and do the rules keep their rate?", PersistenceTables.Run),
        new("plan-accuracy", "Are the planned runs the best, and their errors as predicted?", PlanAccuracy.Run),
        new("check-speed", "How long does a whole check take, and does history slow it?", CheckSpeed.Run),
        new("check-scale", "Does a long history slow a check, on the base branch or as a pull request, in any store?", CheckScale.Run),
        new("git-history", "What does a history on a git branch cost, and does its size?", GitHistorySpeed.Run),
        new("store-speed", "What does a store take a second, and does its size slow a check?", StoreSpeed.Run),
        new("collect-speed", "How fast is a huge file read, and in how much memory?", CollectSpeed.Run),
        new("extrapolation", "How good are forecasts 2x beyond, and do their intervals hold?", Extrapolation.Run),
        new("recipe-choice", "Is the forecasting recipe as good when it is chosen without the sizes to forecast?", RecipeChoice.Run),
        new("two-axis-forecasts", "How good are forecasts of larger compute, under which objective?", TwoAxisForecasts.Run),
        new("judge-accuracy", "How often does the detector of the base branch cry wolf, and how fast does it see?", JudgeAccuracy.Run),
        new("detector-speed", "How long does the detector take for a commit, and for a thousand series?", DetectorSpeed.Run),
        new("tcpd", "How good are replay and segments on the Turing change point data?", TuringScores.Run),
        new("detector-thresholds", "Which thresholds hold the detector's budget under every kind of noise?", DetectorThresholdTable.Run),
    ];
}
