using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ScalingCheck.Diagnostics;

namespace ScalingCheck.Collect.Reading;

/// <summary>
/// A parsed JSON document as one array of tokens over its bytes. Unlike <see cref="JsonDocument"/> it knows where each
/// value stands, reads bare NaN and Infinity as Python writes them, and can be filled again without new memory.
/// </summary>
internal sealed class JsonTape
{
    public const int MaximumDepth = 64;

    /// <summary>A quarter of the bytes of the largest document: 32 million tokens of 16 bytes.</summary>
    private const int MaximumTokens = 32_000_000;

    private const int BlockShift = 12;
    private const int BlockSize = 1 << BlockShift;

    private readonly List<int> _open = [];

    /// <summary>In blocks, so that a large document is not copied while it grows.</summary>
    private readonly List<Token[]> _blocks = [new Token[BlockSize]];
    private byte[] _bytes = [];
    private int _count, _start;
    private LineIndex _lines = new(default, 1);

    private record struct Token(JsonKind Kind, bool Escaped, int Start, int Length, int After);

    public string FileName { get; private set; } = "";

    public JsonCursor Root => new(this, 0);

    /// <summary>Parses one document; null when it went well.</summary>
    /// <param name="bytes">The buffer; NaN and Infinity in it are overwritten.</param>
    /// <param name="firstLine">Line of the first byte in its file.</param>
    public Diagnostic? Parse(byte[] bytes, int start, int length, string fileName, int firstLine = 1)
    {
        (_bytes, _start, _count, FileName) = (bytes, start, 0, fileName);
        _lines = new LineIndex(bytes.AsMemory(start, length), firstLine);
        _open.Clear();
        var span = bytes.AsSpan(start, length);
        var words = NonFiniteTokens.Replace(span);
        var reader = new Utf8JsonReader(span, new JsonReaderOptions { MaxDepth = MaximumDepth + 2 });
        var nextWord = 0;
        try
        {
            while (reader.Read())
            {
                if (_count >= MaximumTokens) return Catalogue.DocumentTooLarge(fileName, "32 million values");
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth >= MaximumDepth)
                    return Catalogue.JsonTooDeep(MaximumDepth, LocationOf((int)reader.TokenStartIndex));
                var at = (int)reader.TokenStartIndex;
                if (words is not null && nextWord < words.Count && words[nextWord].Offset == at)
                {
                    if (reader.TokenType == JsonTokenType.PropertyName)
                        return Catalogue.JsonSyntax("a property name has to be in quotes", LocationOf(at));
                    // The sign of the length tells the three words apart: 0 NaN, -1 and -2 the infinities.
                    var value = words[nextWord++].Value;
                    Push(new Token(JsonKind.Number, false, at, double.IsNaN(value) ? 0 : value > 0 ? -1 : -2, 0));
                    continue;
                }

                Take(ref reader, at);
            }
        }
        catch (JsonException problem)
        {
            return Explain(problem, length, firstLine);
        }

        return null;
    }

    public JsonKind KindOf(int index) => At(index).Kind;

    /// <summary>The index behind the value at <paramref name="index"/> and all it holds.</summary>
    public int After(int index) => At(index).After;

    public SourceLocation LocationAt(int index) => LocationOf(At(index).Start);

    public ReadOnlySpan<byte> RawAt(int index)
    {
        var token = At(index);
        return token.Length switch
        {
            < 0 => token.Length == -1 ? "Infinity"u8 : "-Infinity"u8,
            0 when token.Kind == JsonKind.Number => "NaN"u8,
            _ => _bytes.AsSpan(_start + token.Start, token.Length),
        };
    }

    public string TextAt(int index)
    {
        var raw = RawAt(index);
        if (!At(index).Escaped) return Encoding.UTF8.GetString(raw);
        var quoted = new byte[raw.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        raw.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid to the grammar, not a text. The escaped form still tells names apart.
            return Encoding.UTF8.GetString(raw);
        }
    }

    /// <summary>The number at the index; false when it is larger than a double.</summary>
    public bool TryNumberAt(int index, out double value)
    {
        var token = At(index);
        if (token.Length <= 0)
        {
            value = token.Length switch { 0 => double.NaN, -1 => double.PositiveInfinity, _ => double.NegativeInfinity };
            return true;
        }

        var raw = _bytes.AsSpan(_start + token.Start, token.Length);
        return Utf8Parser.TryParse(raw, out value, out var used) && used == raw.Length && double.IsFinite(value);
    }

    private void Take(ref Utf8JsonReader reader, int at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                _open.Add(_count);
                Push(new Token(reader.TokenType == JsonTokenType.StartArray ? JsonKind.Array : JsonKind.Object, false, at, 1, 0));
                break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                At(_open[^1]).After = _count;
                _open.RemoveAt(_open.Count - 1);
                break;
            case JsonTokenType.PropertyName:
                Push(new Token(JsonKind.Name, reader.ValueIsEscaped, at + 1, reader.ValueSpan.Length, 0));
                break;
            case JsonTokenType.String:
                Push(new Token(JsonKind.Text, reader.ValueIsEscaped, at + 1, reader.ValueSpan.Length, 0));
                break;
            case JsonTokenType.Number:
                Push(new Token(JsonKind.Number, false, at, reader.ValueSpan.Length, 0));
                break;
            case JsonTokenType.True:
                Push(new Token(JsonKind.True, false, at, 4, 0));
                break;
            case JsonTokenType.False:
                Push(new Token(JsonKind.False, false, at, 5, 0));
                break;
            default:
                Push(new Token(JsonKind.Null, false, at, 4, 0));
                break;
        }
    }

    private void Push(Token token)
    {
        if (_count >> BlockShift == _blocks.Count) _blocks.Add(new Token[BlockSize]);
        token.After = _count + 1;
        At(_count++) = token;
    }

    private ref Token At(int index) => ref _blocks[index >> BlockShift][index & (BlockSize - 1)];

    private SourceLocation LocationOf(int offset)
    {
        var (line, column) = _lines.Find(offset);
        return new SourceLocation(FileName, line, column);
    }

    private Diagnostic Explain(JsonException problem, int length, int firstLine)
    {
        var line = firstLine + (int)(problem.LineNumber ?? 0);
        var at = new SourceLocation(FileName, line, (int)(problem.BytePositionInLine ?? 0) + 1);
        // The reader has no code for "ran out of bytes"; the place of the error tells.
        var end = _lines.Find(length);
        if (end.Line == at.Line && end.Column <= at.Column) return Catalogue.JsonCut(at);
        var text = problem.Message;
        var tail = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Catalogue.JsonSyntax(tail > 0 ? text[..tail] : text, at);
    }
}
