using System.Text;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Passes text on a line at a time, its secrets masked. Safe to use from many threads.</summary>
internal sealed class RedactingWriter(TextWriter inner, SecretRedactor redactor) : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        lock (_lock)
        {
            _line.Append(value);
            if (value == '\n')
                Pass();
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            _line.Append(buffer);
            if (buffer.Contains('\n'))
                Pass();
        }
    }

    public override void Flush()
    {
        lock (_lock)
            Pass();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }

    private void Pass()
    {
        inner.Write(redactor.Redact(_line.ToString()));
        inner.Flush();
        _line.Clear();
    }
}
