namespace MetadataIngestion.Worker.Terminal;

/// <summary>Writes messages to standard error, above a status line that a terminal shows at its bottom. Safe to use from many threads.</summary>
internal sealed class Messages(TextWriter error, bool isTerminal, bool useColor)
{
    private const string EraseLine = "\r\u001b[K";

    private readonly Lock _lock = new();
    private bool _statusShown;

    /// <summary>Whether there is a terminal to show a status on.</summary>
    public bool ShowsStatus => isTerminal;

    public void Line(string text)
    {
        lock (_lock)
        {
            EraseStatus();
            error.WriteLine(text);
            error.Flush();
        }
    }

    public void Error(string text) => Line($"{Paint("31", "error:")} {text}");

    public void Warning(string text) => Line($"{Paint("33", "warning:")} {text}");

    /// <summary>Replaces the status line; nothing without a terminal.</summary>
    public void Status(string text)
    {
        if (!isTerminal)
            return;

        lock (_lock)
        {
            error.Write(EraseLine + text);
            error.Flush();
            _statusShown = true;
        }
    }

    public void ClearStatus()
    {
        lock (_lock)
        {
            EraseStatus();
            error.Flush();
        }
    }

    private void EraseStatus()
    {
        if (_statusShown)
            error.Write(EraseLine);
        _statusShown = false;
    }

    private string Paint(string color, string text) => useColor ? $"\u001b[{color}m{text}\u001b[0m" : text;
}
