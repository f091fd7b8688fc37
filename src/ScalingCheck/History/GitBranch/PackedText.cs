using System.IO.Compression;

namespace ScalingCheck.History.GitBranch;

/// <summary>Brotli in both directions; unpacking stops at a limit, since a kilobyte can stand for a gigabyte.</summary>
internal static class PackedText
{
    /// <summary>A million observations, the most that are collected, are about half of this.</summary>
    public const int MostBytes = 512 << 20;

    public static byte[] Pack(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(text);
        return packed.ToArray();
    }

    /// <summary>The whole text. Its length is found out first, so that a bomb costs time and no memory.</summary>
    /// <exception cref="FormatException">It is not Brotli, ends too early, or is too much.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        var length = 0L;
        foreach (var count in Read(packed, new byte[64 * 1024]))
        {
            if ((length += count) > MostBytes) throw new FormatException(FormattableString.Invariant($"it unpacks to more than {MostBytes >> 20} MiB"));
        }

        var text = new byte[length];
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        brotli.ReadExactly(text);
        return text;
    }

    /// <summary>At most so many bytes of the beginning.</summary>
    /// <exception cref="FormatException">It is not Brotli, or ends too early.</exception>
    public static ReadOnlySpan<byte> Beginning(byte[] packed, int mostBytes)
    {
        var text = new byte[mostBytes];
        return text.AsSpan(0, Read(packed, text).FirstOrDefault());
    }

    /// <summary>Fills the buffer again and again, and says how far.</summary>
    private static IEnumerable<int> Read(byte[] packed, byte[] buffer)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        for (int count; (count = Fill(brotli, buffer)) > 0;) yield return count;
    }

    private static int Fill(BrotliStream brotli, byte[] buffer)
    {
        try
        {
            return brotli.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            throw new FormatException("it is cut off or not compressed with Brotli", failure);
        }
    }
}
