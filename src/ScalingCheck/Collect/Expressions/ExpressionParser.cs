namespace ScalingCheck.Collect.Expressions;

/// <summary>
/// Recursive descent over the text, writing postfix steps. Binding, loosest first: + and -, * and /, unary minus, ^ (to
/// the right): -2^2 is -4 and 2^3^2 is 512, as in mathematics.
/// </summary>
internal sealed class ExpressionParser(string text)
{
    private const int LongestText = 4096;
    private const int DeepestNesting = 64;
    private const string Functions = "ln, log10, log2, sqrt, exp, abs, min, max";

    private readonly List<ExpressionStep> _steps = [];
    private ExpressionError? _error;
    private int _position, _depth;

    public IReadOnlyList<ExpressionStep> Steps => _steps;

    public ExpressionError? Parse()
    {
        if (text.Length > LongestText) return new ExpressionError(LongestText, "the expression is longer than 4096 characters");
        Sum();
        if (_error is null && Peek() != '\0')
            Fail(Peek() == ')' ? "')' without '('" : $"expected an operator (+ - * / ^), found '{Peek()}'");
        return _error;
    }

    private void Sum()
    {
        Product();
        while (_error is null && Peek() is '+' or '-')
        {
            var operation = text[_position++] == '+' ? Operation.Add : Operation.Subtract;
            Product();
            Emit(operation);
        }
    }

    private void Product()
    {
        Unary();
        while (_error is null && Peek() is '*' or '/')
        {
            var operation = text[_position++] == '*' ? Operation.Multiply : Operation.Divide;
            Unary();
            Emit(operation);
        }
    }

    private void Unary()
    {
        var negative = false;
        while (Peek() is '-' or '+') negative ^= text[_position++] == '-';
        Power();
        if (negative) Emit(Operation.Negate);
    }

    private void Power()
    {
        if (++_depth > DeepestNesting) Fail("nested deeper than 64 levels");
        if (_error is null) Atom();
        if (_error is null && Peek() == '^')
        {
            _position++;
            Unary();
            Emit(Operation.Power);
        }

        _depth--;
    }

    private void Atom()
    {
        var next = Peek();
        if (next == '(')
        {
            var opened = _position++;
            Sum();
            Close(opened);
        }
        else if (next == '`')
        {
            QuotedName();
        }
        else if (char.IsAsciiDigit(next) || next == '.')
        {
            Number();
        }
        else if (char.IsLetter(next) || next == '_')
        {
            NameOrCall();
        }
        else
        {
            Fail(next == '\0' ? "the expression ends where a number, a name or '(' is expected" : $"expected a number, a name or '(', found '{next}'");
        }
    }

    private void Number()
    {
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '.' or '_' || IsExponentSign(start)))
            _position++;
        if (NumberText.TryParse(text.AsSpan(start, _position - start), out var value))
        {
            _steps.Add(new(Operation.Number, Number: value));
            return;
        }

        var found = text[start.._position];
        _position = start;
        Fail($"'{found}' is no number; a name that starts with a digit goes in backticks: `{found}`");
    }

    private bool IsExponentSign(int start) =>
        text[_position] is '+' or '-' && _position > start && text[_position - 1] is 'e' or 'E';

    private void QuotedName()
    {
        var end = text.IndexOf('`', _position + 1);
        if (end < 0) Fail("the backtick is never closed");
        else if (end == _position + 1) Fail("an empty name");
        if (_error is not null) return;
        _steps.Add(new(Operation.Name, Name: text[(_position + 1)..end]));
        _position = end + 1;
    }

    private void NameOrCall()
    {
        var start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] is '_' or '.')) _position++;
        var name = text[start.._position];
        if (Peek() != '(')
        {
            _steps.Add(new(Operation.Name, Name: name));
            return;
        }

        if (FunctionNamed(name) is { } function)
        {
            Call(name, function);
            return;
        }

        _position = start;
        Fail($"there is no function '{name}'; known: {Functions}");
    }

    private void Call(string name, Operation function)
    {
        var opened = _position++;
        var arguments = 0;
        var several = function is Operation.Min or Operation.Max;
        do
        {
            if (arguments > 0) _position++;
            Sum();
            if (++arguments > 1) Emit(function);
        }
        while (_error is null && several && Peek() == ',');

        if (_error is null && several && arguments < 2)
        {
            _position = opened;
            Fail($"{name} takes two arguments or more");
        }

        if (!several) Emit(function);
        Close(opened);
    }

    private void Close(int opened)
    {
        if (_error is not null) return;
        if (Peek() == ')')
        {
            _position++;
            return;
        }

        if (Peek() != '\0')
        {
            Fail($"expected ')' or an operator, found '{Peek()}'");
            return;
        }

        _position = opened;
        Fail("'(' is never closed");
    }

    private void Emit(Operation operation)
    {
        if (_error is null) _steps.Add(new(operation));
    }

    private char Peek()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        return _position < text.Length && text[_position] != '\0' ? text[_position] : _position < text.Length ? '\uFFFD' : '\0';
    }

    private void Fail(string message) => _error ??= new ExpressionError(_position + 1, message);

    private static Operation? FunctionNamed(string name) => name switch
    {
        "ln" => Operation.Ln,
        "log10" => Operation.Log10,
        "log2" => Operation.Log2,
        "sqrt" => Operation.Sqrt,
        "exp" => Operation.Exp,
        "abs" => Operation.Abs,
        "min" => Operation.Min,
        "max" => Operation.Max,
        _ => null,
    };
}
