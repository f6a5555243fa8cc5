using System.Buffers.Binary;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Orc;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>Reads a binary file for its reader and holds what was read, to keep the part that tells the schema.</summary>
internal sealed class RecordedFile(IStoreFile inner) : IStoreFile
{
    private const int MaxExtract = 256 * 1024;
    private const int ParquetTail = 8;

    private readonly List<(long Offset, ReadOnlyMemory<byte> Bytes)> _reads = [];

    public long Length => inner.Length;

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(offset, buffer, cancellationToken).ConfigureAwait(false);
        _reads.Add((offset, buffer[..read]));
        return read;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>The part that a reader of the format needs, of a file that could be read; <see langword="null"/> when that is large.</summary>
    public FileExtract? ExtractAs(FileFormat format)
    {
        var (offset, length) = format == FileFormat.Avro ? (0, AvroLength()) : Tail(format == FileFormat.Orc ? OrcLength() : ParquetLength());
        return length is > 0 and <= MaxExtract && Copy(offset, length) is { } bytes ? new FileExtract(Length, offset, bytes) : null;
    }

    private (long Offset, int Length) Tail(long length) => (Length - length, (int)Math.Min(length, int.MaxValue));

    private long ParquetLength() => ParquetTail + (long)BinaryPrimitives.ReadUInt32LittleEndian(End(ParquetTail));

    private long OrcLength()
    {
        var length = 1 + End(1)[0];
        return length + OrcPostscript.Parse(End(length).AsSpan(..^1)).FooterLength;
    }

    private int AvroLength() => Copy(0, (int)Math.Min(_reads.Sum(static read => (long)read.Bytes.Length), MaxExtract)) is { } start && AvroHeaderParser.Parse(start) is { } header ? header.Length : 0;

    private byte[] End(int length) => Copy(Length - length, length) ?? [];

    private byte[]? Copy(long offset, int length)
    {
        var bytes = new byte[length];
        var filled = 0L;
        foreach (var (start, read) in _reads)
        {
            var from = Math.Max(start, offset);
            var to = Math.Min(start + read.Length, offset + length);
            if (from < to)
            {
                read.Span[(int)(from - start)..(int)(to - start)].CopyTo(bytes.AsSpan((int)(from - offset)));
                filled += to - from;
            }
        }

        return filled >= length ? bytes : null;
    }
}
