using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect.Reading;

/// <summary>
/// The bytes of a text file as clean UTF-8 without a byte order mark, whatever the file was written in: UTF-8, or UTF-16
/// with a byte order mark (PowerShell's <c>&gt;</c>). At the first byte that is not text the stream ends and
/// <see cref="Fault"/> says what and where, so that readers need no exception and see only valid text.
/// </summary>
internal sealed class Utf8Text : Stream
{
    private const int BlockSize = 64 * 1024;
    private readonly string _fileName;
    private readonly byte[] _block = new byte[BlockSize];
    private Stream _source;
    private int _position, _valid, _filled;
    private int _line = 1;
    private bool _started, _ended;

    public Utf8Text(Stream source, string fileName) => (_source, _fileName) = (source, fileName);

    /// <summary>Why the stream ended early; null while all is well.</summary>
    public Diagnostic? Fault { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Hands the fault to the sink, if there is one: it explains whatever else looks wrong.</summary>
    public bool ReportFault(ObservationSink sink)
    {
        if (Fault is null) return false;
        sink.Report(Fault);
        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position == _valid && !Fill()) return 0;
        var count = Math.Min(buffer.Length, _valid - _position);
        _block.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private bool Fill()
    {
        if (_ended) return false;
        // The start of a character that the last block cut.
        var rest = _filled - _valid;
        _block.AsSpan(_valid, rest).CopyTo(_block);
        (_position, _valid, _filled) = (0, 0, rest);
        while (true)
        {
            var read = _source.ReadAtLeast(_block.AsSpan(_filled), 4, throwOnEndOfStream: false);
            _filled += read;
            if (!_started && Start()) continue;
            Validate(atEnd: read < 4);
            if (read < 4) _ended = true;
            // A mark and half a character are no text yet, and no end either.
            if (_ended || _valid > _position) return _valid > _position;
        }
    }

    /// <summary>Looks at the byte order mark; true when the block has to be filled again through a transcoder.</summary>
    private bool Start()
    {
        _started = true;
        var head = _block.AsSpan(0, _filled);
        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            _position = Encoding.UTF8.Preamble.Length;
            return false;
        }

        var bigEndian = head.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!bigEndian && !head.StartsWith(Encoding.Unicode.Preamble)) return false;
        var seen = new MemoryStream(head[2..].ToArray());
        _source = Encoding.CreateTranscodingStream(
            new JoinedStream(seen, _source), bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode, new UTF8Encoding(false));
        _filled = 0;
        return true;
    }

    private void Validate(bool atEnd)
    {
        var text = _block.AsSpan(_position, _filled - _position);
        var length = atEnd ? text.Length : text.Length - CutCharacter(text);
        var nul = text[..length].IndexOf((byte)0);
        if (nul >= 0)
        {
            EndAt(text, nul, Catalogue.BinaryFile(_fileName, _line + text[..nul].Count((byte)'\n')));
            return;
        }

        if (Utf8.IsValid(text[..length]))
        {
            _line += text[..length].Count((byte)'\n');
            _valid = _position + length;
            return;
        }

        var offset = 0;
        while (offset < length && Rune.DecodeFromUtf8(text[offset..length], out _, out var used) == OperationStatus.Done) offset += used;
        var column = offset - text[..offset].LastIndexOf((byte)'\n');
        var at = new SourceLocation(_fileName, _line + text[..offset].Count((byte)'\n'), column);
        EndAt(text, offset, Catalogue.InvalidEncoding(at));
    }

    private void EndAt(Span<byte> text, int offset, Diagnostic fault)
    {
        _line += text[..offset].Count((byte)'\n');
        _valid = _position + offset;
        _ended = true;
        Fault = fault;
    }

    /// <summary>How many bytes at the end may be the start of a character that goes on in the next block.</summary>
    private static int CutCharacter(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var value = text[^back];
            if ((value & 0xC0) == 0x80) continue;
            var length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
            return length > back ? back : 0;
        }

        return 0;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
