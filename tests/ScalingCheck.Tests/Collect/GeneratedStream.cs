using System.Text;

namespace ScalingCheck.Tests.Collect;

/// <summary>A large file that is never whole in memory: a head, and then the same block over and over.</summary>
internal sealed class GeneratedStream : Stream
{
    private readonly byte[] _head;
    private readonly byte[] _block;
    private readonly long _length;

    public GeneratedStream(string head, string line, long length)
    {
        _head = Encoding.UTF8.GetBytes(head);
        _block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, Math.Max(1, 65536 / line.Length))));
        _length = length;
    }

    /// <summary>Bytes handed out so far.</summary>
    public long Served { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (Served >= _length) return 0;
        var source = Served < _head.Length ? _head.AsSpan((int)Served) : _block.AsSpan((int)((Served - _head.Length) % _block.Length));
        var count = Math.Min(source.Length, buffer.Length);
        source[..count].CopyTo(buffer);
        Served += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
