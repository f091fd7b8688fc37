using System.Security.Cryptography;

namespace ScalingCheck.History;

/// <summary>The canonical form of what an observation is of: metric, unit, axes, labels.</summary>
internal static class SeriesContent
{
    /// <summary>16 bytes keep the index small; two series that meet by accident would take 2^64 of them.</summary>
    public const int DigestLength = 16;

    public static void Write(Observation observation, CanonicalWriter writer)
    {
        writer.Text(observation.Metric);
        writer.Text(observation.Unit);
        writer.Count(observation.Axes.Count);
        foreach (var (name, value) in observation.Axes)
        {
            writer.Text(name);
            writer.Number(value);
        }

        writer.Count(observation.Labels.Count);
        foreach (var (name, value) in observation.Labels)
        {
            writer.Text(name);
            writer.Text(value);
        }
    }

    public static byte[] Digest(Observation observation, CanonicalWriter scratch)
    {
        scratch.Clear();
        Write(observation, scratch);
        return SHA256.HashData(scratch.Written)[..DigestLength];
    }
}
