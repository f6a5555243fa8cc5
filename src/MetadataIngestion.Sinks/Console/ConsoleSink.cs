using System.Buffers;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.Console;

/// <summary>Writes a line for each entry to a stream of the host, mostly standard output.</summary>
internal sealed class ConsoleSink(ConsoleSinkOptions options, Func<Stream> openConsole) : IMetadataSink
{
    private readonly LogEntryWriter _json = new();
    private readonly ArrayBufferWriter<byte> _lines = new();
    private Stream? _console;

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        _lines.ResetWrittenCount();
        for (var i = 0; i < batch.Count; i++)
        {
            if (options.Format == ConsoleSinkFormat.Ndjson)
                _json.WriteLine(_lines, batch[i]);
            else
                TextLine.Write(_lines, batch[i]);
        }

        await SendAsync(cancellationToken).ConfigureAwait(false);
        return [];
    }

    public async ValueTask DisposeAsync()
    {
        _json.Dispose();
        if (_console is not null)
            await _console.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            _console ??= openConsole();
            await _console.WriteAsync(_lines.WrittenMemory, cancellationToken).ConfigureAwait(false);
            await _console.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            throw new SinkException($"The console cannot be written: {cause.Message} Keep the reader of the output open until the end.", cause);
        }
    }
}
