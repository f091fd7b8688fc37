using System.Diagnostics;
using System.Globalization;
using ScalingCheck.Numerics.ChangePoints;

namespace ScalingCheck.Benchmarks.ChangePoints;

/// <summary>One thread, medians of nine; what is allocated; and what a calibration takes.</summary>
internal static class DetectorSpeed
{
    public static int Run(string[] args)
    {
        var options = new DetectorOptions();
        var thousand = Enumerable.Range(0, 1000).Select(i => NoiseKind.Ar5.Draw(new Normals((ulong)i), 100)).ToArray();
        var one = NoiseKind.Ar5.Draw(new Normals(1), SequentialDetector.ValuesNeeded);
        var long1 = NoiseKind.Ar5.Draw(new Normals(2), 2000);
        Time("1,000 series of 100 commits, whole replay", () => { foreach (var x in thousand) SequentialDetector.Run(x, options); });
        Time("one series of 2,000 commits, whole replay", () => SequentialDetector.Run(long1, options));
        Time("one commit of one series, window 200", () => SequentialDetector.Run(one, options, one.Length - 1));
        Time("two modes, 200 values", () => TwoModes.Find(one));
        Time("segments of 200 values", () => Segmentation.Segments(one.AsSpan(0, 200)));
        Time("segments of 2,000 values", () => Segmentation.Segments(long1));
        Time("calibration, 230 values, 2,000 futures", () => DetectorCalibration.Of(one, options), 3);
        Console.WriteLine("Otava in Python, cited: 6 ms per series of 100, 17 ms per 300, 34 ms per 1,000");
        return 0;
    }

    private static void Time(string name, Action job, int repeats = 9)
    {
        job();
        var repeat = 1;
        var clock = Stopwatch.StartNew();
        job();
        if (clock.Elapsed.TotalMilliseconds < 5) repeat = (int)(5 / Math.Max(clock.Elapsed.TotalMilliseconds, .001)) + 1;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = Enumerable.Range(0, repeats).Select(_ =>
        {
            clock.Restart();
            for (var i = 0; i < repeat; i++) job();
            return clock.Elapsed.TotalMilliseconds / repeat;
        }).Order().ToArray();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(repeats * repeat);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44}{times[repeats / 2],10:0.000} ms{bytes / 1024,12:0.0} KiB"));
    }
}
