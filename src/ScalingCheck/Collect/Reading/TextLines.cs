namespace ScalingCheck.Collect.Reading;

/// <summary>The lines of a text, one at a time in one buffer, each up to a limit.</summary>
internal sealed class TextLines(Stream text, int limit)
{
    private int _start, _filled;
    private bool _ended;

    /// <summary>Holds the current line from <see cref="Start"/> on; valid until the next call.</summary>
    public byte[] Buffer { get; private set; } = new byte[64 * 1024];

    public int Start { get; private set; }

    /// <summary>Length without the line break.</summary>
    public int Length { get; private set; }

    /// <summary>1-based number of the current line.</summary>
    public int Number { get; private set; }

    /// <summary>The current line was ended by the end of the file, not by a line break.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>The current line is longer than the limit; reading ends here.</summary>
    public bool TooLong { get; private set; }

    public bool Next()
    {
        var searched = 0;
        while (true)
        {
            var length = Buffer.AsSpan(_start + searched, _filled - _start - searched).IndexOf((byte)'\n');
            if (length >= 0) return Take(searched + length, breakLength: 1);
            searched = _filled - _start;
            if (_ended) return searched > 0 && Take(searched, breakLength: 0);
            if (searched > limit)
            {
                (Number, TooLong) = (Number + 1, true);
                return true;
            }

            Fill();
        }
    }

    private bool Take(int length, int breakLength)
    {
        (Start, Length, Unfinished) = (_start, length, breakLength == 0);
        _start += length + breakLength;
        Number++;
        return true;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Buffer.AsSpan(_start, _filled - _start).CopyTo(Buffer);
            (_filled, _start) = (_filled - _start, 0);
        }

        if (_filled == Buffer.Length)
        {
            var larger = new byte[Buffer.Length * 2];
            Buffer.CopyTo(larger, 0);
            Buffer = larger;
        }

        var read = text.Read(Buffer.AsSpan(_filled));
        _filled += read;
        _ended = read == 0;
    }
}
