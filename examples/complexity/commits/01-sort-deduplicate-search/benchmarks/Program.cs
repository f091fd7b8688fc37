using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;
using SmallCollections.Benchmarks;

// Short, so that it can run on every commit: about half a minute for all sizes.
Job job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(3)
    .WithIterationCount(20)
    .WithIterationTime(TimeInterval.FromMilliseconds(40))
    .WithOutlierMode(OutlierMode.RemoveUpper);

ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(JsonExporter.BriefCompressed)
    .WithArtifactsPath(args.Length > 0 ? args[0] : "metrics");

BenchmarkRunner.Run<CollectionBenchmarks>(config);
