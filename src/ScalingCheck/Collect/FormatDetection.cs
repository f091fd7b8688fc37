using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect;

/// <summary>Finds the format of a file by its first bytes, or by name where the user forces one.</summary>
internal static class FormatDetection
{
    /// <summary>How much of a file the formats see.</summary>
    public const int HeadSize = 64 * 1024;

    /// <param name="head">The first bytes of the file, up to <see cref="HeadSize"/>.</param>
    public static DetectedFormat Detect(string fileName, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return new(null, "", Catalogue.EmptyFile(fileName));
        var text = AsUtf8(head);
        foreach (var format in KnownFormats.All)
            if (format.Recognise(fileName, text) is { } reason) return new(format, reason, null);
        if (text.Trim(" \t\r\n"u8).IsEmpty) return new(null, "", Catalogue.EmptyFile(fileName));
        return new(null, "", text.Contains((byte)0)
            ? Catalogue.BinaryFile(fileName)
            : Catalogue.UnknownContent(fileName, KnownFormats.All.Select(format => format.Id)));
    }

    /// <summary>The format that the user named.</summary>
    public static DetectedFormat Forced(string id, SourceLocation? at) => KnownFormats.Find(id) is { } format
        ? new(format, "named by 'format'", null)
        : new(null, "", Catalogue.UnknownFormat(id, KnownFormats.All.Select(known => known.Id), at));

    /// <summary>Without a byte order mark, and in UTF-8 where the mark says UTF-16: what the formats know.</summary>
    private static ReadOnlySpan<byte> AsUtf8(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble)) return head[3..];
        if (head.StartsWith(Encoding.Unicode.Preamble)) return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(head[2..]));
        if (head.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(head[2..]));
        return head;
    }
}
