using System.Text.Json;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect.Reading;

/// <summary>Whole JSON documents: loading one in bounded memory, and telling one by its first bytes.</summary>
internal static class JsonText
{
    public const int MaximumBytes = 256 * 1024 * 1024;

    /// <summary>Reads and parses the document; null, with a report, when that does not work.</summary>
    public static JsonTape? Load(Stream content, string fileName, ObservationSink sink)
    {
        using var text = new Utf8Text(content, fileName);
        var bytes = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(MaximumBytes + 1, bytes.Length * 2));
            var read = text.Read(bytes.AsSpan(length));
            if (read == 0) break;
            length += read;
            if (length <= MaximumBytes) continue;
            sink.Report(Catalogue.DocumentTooLarge(fileName, "256 MiB"));
            return null;
        }

        if (text.ReportFault(sink)) return null;
        if (bytes.AsSpan(0, length).Trim(" \t\r\n"u8).IsEmpty)
        {
            sink.Report(Catalogue.EmptyFile(fileName));
            return null;
        }

        var tape = new JsonTape();
        if (tape.Parse(bytes, 0, length, fileName) is not { } problem) return tape;
        sink.Report(problem);
        return null;
    }

    /// <summary>Whether the bytes are the start of a JSON object or array, judged by up to sixteen tokens.</summary>
    public static bool StartsLikeJson(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty || head[0] is not ((byte)'{' or (byte)'[')) return false;
        var copy = head[..Math.Min(head.Length, 4096)].ToArray();
        NonFiniteTokens.Replace(copy);
        var reader = new Utf8JsonReader(
            copy, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        try
        {
            for (var tokens = 0; tokens < 16; tokens++)
                if (!reader.Read()) break;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
