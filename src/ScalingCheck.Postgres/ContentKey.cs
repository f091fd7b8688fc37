using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ScalingCheck.History;

namespace ScalingCheck.Postgres;

/// <summary>Keys that follow from what they name: two writers give the same thing the same key without asking each other.</summary>
internal static class ContentKey
{
    /// <summary>Eight bytes that find rows in an index. Two texts may share them: the text itself decides.</summary>
    public static long Hash(string text) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Guid Of(string text) => ToGuid(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Guid Of(Observation series, CanonicalWriter scratch) => ToGuid(SeriesContent.Digest(series, scratch));

    public static Guid Of(RecordedVerdict verdict)
    {
        var writer = new CanonicalWriter();
        writer.Text(verdict.Check);
        writer.Text(verdict.Estimate);
        return ToGuid(SHA256.HashData(writer.Written));
    }

    // Big-endian, so that the key reads in SQL as the digest reads in hexadecimal.
    private static Guid ToGuid(ReadOnlySpan<byte> digest) => new(digest[..16], bigEndian: true);
}
