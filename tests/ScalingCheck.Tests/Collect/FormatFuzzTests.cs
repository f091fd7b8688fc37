using System.Diagnostics;
using System.Text;
using ScalingCheck.Collect;
using ScalingCheck.Tests.Collect.Reading;

namespace ScalingCheck.Tests.Collect;

/// <summary>Whatever happens to a file, reading it ends, soon, with observations or with diagnostics that name a place.</summary>
public sealed class FormatFuzzTests
{
    private const int Mutations = 2000;

    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ",", ";", "\t", "\n", "\r", "\\", "\\u", "NaN", "-Infinity", "1e400", "null", ":", "\0", "\uFEFF", "é", "1,5",
        "\\ud800", "-", "{\"a\":", "[[[[[[[[", "99999999999999999999999999", "\"Statistics\":null",
    ];

    public static TheoryData<string, string> Samples => new()
    {
        { "csv", "model,params,loss\nsmall,1e6,3.5\n\"a, \"\"b\"\"\",2e6,nan\n,3e6,\n" },
        { "csv", "a;b\r\n1;2.5\r\n3;4\r\n" },
        { "json", "[{\"model\": \"a\\u00e9\", \"params\": 1e6, \"loss\": NaN}, {\"x\": {\"y\": [1, 2]}, \"loss\": -Infinity}]" },
        { "json", "{\"name\": \"r\", \"params\": [1, 2, 3], \"loss\": [3, 2.5, null]}" },
        { "json", "{\"data\": {\"rows\": [{\"step\": 1, \"loss\": 3}]}, \"seed\": 4}" },
        { "jsonl", "{\"params\": 1, \"loss\": 3}\n{\"params\": 2, \"loss\": NaN, \"run\": \"b\"}\n" },
        { "trainer-state", "{\"global_step\": 2, \"total_flos\": 5e15, \"log_history\": [{\"epoch\": 1.0, \"step\": 1, \"loss\": 3.0}, {\"step\": 2, \"eval_a_loss\": NaN}]}" },
        {
            "benchmarkdotnet", "{\"HostEnvironmentInfo\": {}, \"Benchmarks\": [{\"DisplayInfo\": \"T.M: Job [N=1]\", \"Type\": \"T\", \"Method\": \"M\", " +
            "\"Parameters\": \"N=1&k=x\", \"Statistics\": {\"N\": 3, \"Mean\": 5.5, \"StandardError\": 0.1}, \"Memory\": {\"BytesAllocatedPerOperation\": 8}}]}"
        },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_file_gives_observations_or_diagnostics(string id, string sample)
    {
        var format = KnownFormats.Find(id)!;
        var random = new Random(20_250_101);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Mutations; i++)
        {
            var content = Mutate(Encoding.UTF8.GetBytes(sample), random);
            ListSink sink;
            try
            {
                foreach (var known in KnownFormats.All) known.Recognise("metrics", content);
                sink = ListSink.Read(format, content);
            }
            catch (Exception problem)
            {
                Assert.Fail($"mutation {i} of {id}: {problem}\n{Encoding.Latin1.GetString(content)}");
                return;
            }

            Assert.True(sink.Diagnostics.Count <= 10, $"mutation {i}: {sink.Diagnostics.Count} diagnostics");
            Assert.All(sink.Diagnostics, diagnostic => Assert.Equal("metrics", diagnostic.Location?.File));
            Assert.All(sink.Observations, observation => Assert.True(observation.Source.Line > 0));
        }

        // Generous: the point is that nothing hangs.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    private static byte[] Mutate(byte[] sample, Random random)
    {
        var content = sample.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(content.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < content.Count:
                    content[at] = (byte)random.Next(256);
                    break;
                case 1 when at < content.Count:
                    content[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    content.RemoveRange(at, content.Count - at);
                    break;
                case 3 when at < content.Count:
                    content.RemoveRange(at, random.Next(1, Math.Min(12, content.Count - at) + 1));
                    break;
                default:
                    content.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. content];
    }
}
