using ScalingCheck.Benchmarks;

var benchmark = args.Length > 0 ? KnownBenchmarks.All.FirstOrDefault(b => b.Name == args[0]) : null;
if (benchmark is not null) return benchmark.Run(args[1..]);

Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/ScalingCheck.Benchmarks -- NAME");
foreach (var known in KnownBenchmarks.All) Console.Error.WriteLine($"  {known.Name,-16} {known.Answers}");
return 2;
