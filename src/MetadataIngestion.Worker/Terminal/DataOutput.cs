using System.Text;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Standard output: text and bytes over one buffered stream, in the order written.</summary>
internal sealed class DataOutput : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly BufferedStream _stream;
    private readonly StreamWriter _text;

    public DataOutput(Stream stream)
    {
        _stream = new BufferedStream(stream, BufferSize);
        _text = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1024) { NewLine = "\n" };
    }

    /// <summary>For text.</summary>
    public TextWriter Text => _text;

    /// <summary>Writes bytes after all text written so far.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _text.Flush();
        _stream.Write(bytes);
    }

    public void Flush()
    {
        _text.Flush();
        _stream.Flush();
    }

    public void Dispose() => _text.Dispose();
}
