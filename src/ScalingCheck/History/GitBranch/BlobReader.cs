using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.History.GitBranch;

/// <summary>Reads the content of files through one <c>git cat-file --batch</c> that lives as long as the store is open.</summary>
internal sealed class BlobReader(PrivateClone clone) : IDisposable
{
    private Process? _process;
    private BufferedStream? _answers;

    /// <summary>The content of each, null where it is not here yet.</summary>
    /// <exception cref="HistoryException">Git could not be talked to.</exception>
    public IReadOnlyList<byte[]?> Read(IReadOnlyList<string> blobs)
    {
        try
        {
            if (_process is null) Begin();
            // One question, one answer: neither pipe can fill up while the other side waits.
            return [.. blobs.Select(blob => ReadOne(_process!.StandardInput.BaseStream, _answers!, blob))];
        }
        catch (Exception failure) when (failure is IOException or FormatException or System.ComponentModel.Win32Exception)
        {
            Dispose();
            throw new HistoryException(Catalogue.GitFailed(clone.Path, failure.Message), failure);
        }
    }

    public void Dispose()
    {
        if (_process is not { } process) return;
        _process = null;
        try
        {
            if (!process.HasExited) process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended in this moment.
        }

        process.Dispose();
    }

    private void Begin()
    {
        _process = Process.Start(clone.Git.Start("cat-file", "--batch"))!;
        _answers = new BufferedStream(_process.StandardOutput.BaseStream, 64 * 1024);
        _process.BeginErrorReadLine();
    }

    private static byte[]? ReadOne(Stream input, Stream output, string blob)
    {
        input.Write(Encoding.ASCII.GetBytes(blob + "\n"));
        input.Flush();
        // object SP type SP size LF content LF, or: object SP missing LF
        var words = ReadLine(output).Split(' ');
        if (words is [_, "missing"]) return null;
        if (words is not [_, "blob", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            throw new FormatException($"cat-file answered '{string.Join(' ', words)}'");
        var content = new byte[size + 1];
        output.ReadExactly(content);
        return content[..size];
    }

    private static string ReadLine(Stream output)
    {
        var line = new StringBuilder();
        for (int next; (next = output.ReadByte()) != '\n';)
        {
            if (next < 0) throw new IOException("cat-file ended");
            line.Append((char)next);
        }

        return line.ToString();
    }
}
