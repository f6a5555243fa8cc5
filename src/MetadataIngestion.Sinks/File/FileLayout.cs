using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.File;

/// <summary>
/// The form of a file: an opening, records with a separator between them, a closing. A record begins with a brace at the beginning of a line
/// and nothing inside it looks like its end, so records can be found from anywhere in a file.
/// </summary>
internal abstract class FileLayout : IDisposable
{
    /// <summary>How every file begins, up to and including the first property's name.</summary>
    public abstract ReadOnlySpan<byte> Beginning { get; }

    public abstract ReadOnlySpan<byte> Opening { get; }

    public abstract ReadOnlySpan<byte> Separator { get; }

    public abstract ReadOnlySpan<byte> Closing { get; }

    /// <summary>What shows that a record is whole.</summary>
    public abstract ReadOnlySpan<byte> RecordEnd { get; }

    /// <summary>How many bytes of <see cref="RecordEnd"/> belong to the record itself.</summary>
    public abstract int OwnBytesOfRecordEnd { get; }

    public static FileLayout For(FileSinkFormat format) => format == FileSinkFormat.DataHub ? new DataHubLayout() : new NdjsonLayout();

    /// <summary>Whether the form has a record for an entry; one that it has none for is left out.</summary>
    public virtual bool CanHold(LogEntry entry) => true;

    public abstract void Write(IBufferWriter<byte> output, LogEntry entry);

    /// <exception cref="FormatException">The record was not written by this program.</exception>
    public RecordKey ReadKey(ReadOnlyMemory<byte> record)
    {
        try
        {
            using var json = JsonDocument.Parse(record);
            return ReadKey(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("A record of the file has another form.", error);
        }
    }

    public abstract void Dispose();

    protected abstract RecordKey ReadKey(JsonElement record);
}
