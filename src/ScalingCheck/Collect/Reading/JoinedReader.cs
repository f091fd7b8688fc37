namespace ScalingCheck.Collect.Reading;

/// <summary>The characters already taken from a reader to look at, and then the rest of it.</summary>
internal sealed class JoinedReader(ReadOnlyMemory<char> first, TextReader second) : TextReader
{
    private int _position;
    private char _last = '\n';
    private bool _ended;

    /// <summary>The text has been read to its end, and its last line has no line break.</summary>
    public bool EndedInsideLine => _ended && _last is not ('\n' or '\r');

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty) return 0;
        int read;
        if (_position < first.Length)
        {
            read = Math.Min(buffer.Length, first.Length - _position);
            first.Span.Slice(_position, read).CopyTo(buffer);
            _position += read;
        }
        else
        {
            read = second.Read(buffer);
        }

        if (read == 0) _ended = true;
        else _last = buffer[read - 1];
        return read;
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }
}
