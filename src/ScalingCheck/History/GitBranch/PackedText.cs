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

    /// <exception cref="FormatException">It is not Brotli, ends too early, or is too much.</exception>
    public static byte[] Unpack(byte[] packed, int mostBytes = MostBytes)
    {
        using var text = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        try
        {
            var buffer = new byte[64 * 1024];
            for (int count; (count = brotli.Read(buffer)) > 0;)
            {
                if (text.Length + count > mostBytes) throw new FormatException(FormattableString.Invariant($"it unpacks to more than {mostBytes >> 20} MiB"));
                text.Write(buffer, 0, count);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            throw new FormatException("it is cut off or not compressed with Brotli", failure);
        }

        return text.ToArray();
    }
}
