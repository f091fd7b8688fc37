using ScalingCheck.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScalingCheck.Configuration;

/// <summary>
/// Parses YAML into values with their places. Built on the parser's events and not on the library's own tree, which
/// overflows the stack on deep nesting, resolves aliases into cycles and drops tags: <c>!= test</c> would read as
/// <c>test</c>.
/// </summary>
internal sealed class YamlFile
{
    private const int MaximumLength = 1 << 20;

    // The deepest key there is stands at six.
    private const int MaximumDepth = 64;

    private const string CoreTag = "tag:yaml.org,2002:";

    private readonly string _text;
    private readonly string _name;
    private readonly List<Diagnostic> _problems;
    private readonly Parser _parser;

    // Null while the anchored value is being read.
    private readonly Dictionary<string, ConfigValue?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<(char Bracket, Mark At)> _brackets = new();
    private bool _stopped;

    private YamlFile(string text, string name, List<Diagnostic> problems)
    {
        _text = text;
        _name = name;
        _problems = problems;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The one document of the file; null when it is empty or at least one problem was added.</summary>
    public static ConfigValue? Read(string text, string name, List<Diagnostic> problems)
    {
        if (text.Length > MaximumLength)
        {
            problems.Add(Catalogue.ConfigurationTooLarge(MaximumLength, new SourceLocation(name)));
            return null;
        }

        var before = problems.Count;
        var value = new YamlFile(text, name, problems).Document();
        return problems.Count == before ? value : null;
    }

    private ConfigValue? Document()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (!_parser.TryConsume<DocumentStart>(out _)) return null;
            var root = Node(0);
            if (_stopped) return null;
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out var second)) Report("a second document starts here, and only one is read", second.Start);
            return root;
        }
        catch (YamlException e)
        {
            Report((e.InnerException?.Message ?? e.Message).TrimEnd('.') + Hint(e.Start) + Unclosed(), Place(e));
        }
        catch (InvalidOperationException)
        {
            // What the parser throws for "[1, 2" with another key below.
            if (_brackets.TryPeek(out var open)) Report($"this '{open.Bracket}' is not closed", open.At);
            else Report("a '[' or '{' is not closed", _parser.Current?.End ?? Mark.Empty);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            // What it throws for a tag or a directive that it cannot take apart.
            Report(e.Message, _parser.Current?.End ?? Mark.Empty);
        }

        return null;
    }

    private ConfigValue? Node(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias)) return Alias(alias);
        if (!_parser.Accept<NodeEvent>(out var node)) return Stop("a value is missing here", _parser.Current?.Start ?? Mark.Empty);
        if (depth > MaximumDepth) return Stop(FormattableString.Invariant($"values are nested deeper than {MaximumDepth} levels"), node.Start);
        if (!node.Tag.IsEmpty && !node.Tag.Value.StartsWith(CoreTag, StringComparison.Ordinal))
            Report($"'{node.Tag.Value}' starts a YAML tag: put the value in quotes", node.Start);

        var bracket = node switch { SequenceStart { Style: SequenceStyle.Flow } => '[', MappingStart { Style: MappingStyle.Flow } => '{', _ => ' ' };
        if (bracket != ' ') _brackets.Push((bracket, node.Start));
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = null;
        var value = _parser.TryConsume<Scalar>(out var scalar) ? OfScalar(scalar)
            : _parser.TryConsume<SequenceStart>(out var list) ? OfList(list, depth)
            : OfMapping(_parser.Consume<MappingStart>(), depth);
        if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = value;
        if (bracket != ' ') _brackets.Pop();
        return value;
    }

    private ConfigValue? Stop(string reason, Mark at)
    {
        _stopped = true;
        Report(reason, at);
        return null;
    }

    private ConfigValue? Alias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_anchors.TryGetValue(name, out var value) && value is not null) return value;
        Report(_anchors.ContainsKey(name) ? $"'*{name}' refers to the value it stands in"
            : $"'*{name}' refers to an anchor '&{name}' that is not above it: put a value that starts with '*' in quotes", alias.Start);
        return null;
    }

    private ConfigValue OfScalar(Scalar scalar)
    {
        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        return isNull ? new ConfigValue(ConfigKind.Nothing, At(scalar.Start))
            : new ConfigValue(ConfigKind.Scalar, At(scalar.Start)) { Scalar = scalar.Value };
    }

    private ConfigValue OfList(SequenceStart start, int depth)
    {
        var items = new List<ConfigValue>();
        while (!_stopped && !_parser.TryConsume<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is { } item) items.Add(item);
        }

        return ConfigValue.OfItems(items, At(start.Start));
    }

    private ConfigValue OfMapping(MappingStart start, int depth)
    {
        var entries = new List<ConfigEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_stopped && !_parser.TryConsume<MappingEnd>(out _))
        {
            var at = At(_parser.Current!.Start);
            var key = Node(depth + 1);
            var value = _stopped ? null : Node(depth + 1);
            if (key is null || _stopped) continue;
            if (key.Scalar is not { Length: > 0 } name) Report("a key must be text", at);
            else if (!seen.TryAdd(name, at.Line)) Report(FormattableString.Invariant($"the key '{name}' stands on line {seen[name]} already"), at);
            else if (value is not null) entries.Add(new ConfigEntry(name, at, value));
        }

        return ConfigValue.OfEntries(entries, At(start.Start));
    }

    // The parser blames the beginning of the mapping for a tab in its midst.
    private SourceLocation Place(YamlException e)
    {
        if (!e.Message.Contains("invalid tab", StringComparison.Ordinal)) return At(e.Start);
        var line = Array.FindIndex(_text.Split('\n'), line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal)) + 1;
        return line >= e.Start.Line ? new SourceLocation(_name, line, 1) : At(e.Start);
    }

    private string Hint(Mark at)
    {
        var line = _text.Split('\n').ElementAtOrDefault((int)at.Line - 1) ?? "";
        return line.ElementAtOrDefault((int)at.Column - 1) is var c and ('>' or '|' or '%' or '@' or '`' or '*' or '&')
            ? $" (a value that starts with '{c}' needs quotes)" : "";
    }

    private string Unclosed() => _brackets.Count == 0 ? ""
        : FormattableString.Invariant($" (the '{_brackets.Peek().Bracket}' of line {_brackets.Peek().At.Line} is still open)");

    private void Report(string reason, Mark at) => Report(reason, At(at));

    private void Report(string reason, SourceLocation at) => _problems.Add(Catalogue.InvalidYaml(reason, at));

    private SourceLocation At(Mark mark) => new(_name, (int)mark.Line, (int)mark.Column);
}
