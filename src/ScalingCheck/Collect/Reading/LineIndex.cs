namespace ScalingCheck.Collect.Reading;

/// <summary>Lines and columns of byte offsets, cheap for offsets that mostly ascend.</summary>
internal sealed class LineIndex(ReadOnlyMemory<byte> text, int firstLine)
{
    private int _offset, _breaks, _lineStart;

    public (int Line, int Column) Find(int offset)
    {
        if (offset < _lineStart) (_offset, _breaks, _lineStart) = (0, 0, 0);
        if (offset > _offset)
        {
            var between = text.Span[_offset..offset];
            _breaks += between.Count((byte)'\n');
            var last = between.LastIndexOf((byte)'\n');
            if (last >= 0) _lineStart = _offset + last + 1;
            _offset = offset;
        }

        return (firstLine + _breaks, offset - _lineStart + 1);
    }
}
