using System.Globalization;

namespace ScalingCheck.Tool;

/// <summary>One line on a terminal that counts while something long goes on; nothing where nobody watches.</summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _shown;
    private int _length;

    public void Show(int count)
    {
        if (!terminal.IsWatched || (_shown != 0 && terminal.Clock.GetElapsedTime(_shown) < Pause)) return;
        _shown = terminal.Clock.GetTimestamp();
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0}");
        terminal.Error.Write("\r" + line.PadRight(_length));
        _length = line.Length;
    }

    public void Dispose()
    {
        if (_length > 0) terminal.Error.Write("\r" + new string(' ', _length) + "\r");
    }
}
