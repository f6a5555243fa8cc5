using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Reads the records of an Avro file, such as tables keep in their logs, one after another.</summary>
internal static class AvroRecords
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const long MaxUnpacked = 512 * 1024 * 1024;
    private const int MarkLength = 16;

    /// <summary>A whole file in memory.</summary>
    /// <exception cref="SampleException">The file is too long.</exception>
    public static ValueTask<byte[]> LoadAsync(IStoreFile file, CancellationToken cancellationToken) => LogFile.ReadAsync(file, MaxBytes, cancellationToken);

    /// <summary>Reads a file in memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="begin">Takes the schema, and says who takes the records as JSON. Both are valid during the call alone.</param>
    /// <exception cref="SampleException">The bytes are no Avro file.</exception>
    public static void Read(ReadOnlyMemory<byte> file, Func<JsonElement, Action<JsonElement>> begin)
    {
        try
        {
            if (!file.Span.StartsWith(AvroHeaderParser.Magic) || AvroHeaderParser.Parse(file.Span) is not { } header)
                throw new InvalidDataException("it has no header");

            using var schema = JsonDocument.Parse(header.Schema, JsonMembers.Options);
            ReadBlocks(file[header.Length..], schema.RootElement, CodecOf(header.Codec), begin(schema.RootElement));
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"is a damaged Avro file: {exception.Message}", "Restore the file, or write the table again.", exception);
        }
    }

    private static void ReadBlocks(ReadOnlyMemory<byte> file, JsonElement schema, Codec codec, Action<JsonElement> take)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        var values = new AvroValues(schema, json);
        var blocks = new AvroBytes(file.Span);
        var mark = blocks.Take(MarkLength);
        var unpacked = 0L;
        while (blocks.Left > 0)
        {
            var count = blocks.ReadLong();
            var length = blocks.ReadLong();
            var start = file.Length - blocks.Left;
            blocks.Take(length);
            var block = Unpack(codec, file.Slice(start, (int)length));
            unpacked += unpacked + block.Length <= MaxUnpacked ? block.Length : throw new InvalidDataException("it unpacks to more than 512 MiB");
            ReadBlock(values, count, block, buffer, json, take);
            if (!blocks.Take(MarkLength).SequenceEqual(mark))
                throw new InvalidDataException("the mark between its blocks is missing");
        }
    }

    private static void ReadBlock(AvroValues values, long count, ReadOnlySpan<byte> block, ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, Action<JsonElement> take)
    {
        var bytes = new AvroBytes(block);
        for (var i = 0L; i < count; i++)
        {
            values.Write(ref bytes);
            json.Flush();
            using (var record = JsonDocument.Parse(buffer.WrittenMemory, JsonMembers.Options))
            {
                take(record.RootElement);
            }

            buffer.ResetWrittenCount();
            json.Reset();
        }

        if (bytes.Left > 0)
            throw new InvalidDataException("a block holds more than its records");
    }

    private static Codec CodecOf(string name) => name switch
    {
        "null" => Codec.None,
        "deflate" => Codec.Deflate,
        "snappy" => Codec.Snappy,
        "zstandard" => Codec.Zstandard,
        _ => throw new SampleException($"is compressed with {name}, which is not supported", "Write it with deflate, Snappy or Zstandard."),
    };

    /// <summary>Blocks do not say to how much they unpack, so that the room is found by trying.</summary>
    private static ReadOnlySpan<byte> Unpack(Codec codec, ReadOnlyMemory<byte> block)
    {
        const int ChecksumLength = 4;
        if (codec == Codec.None)
            return block.Span;

        var packed = codec == Codec.Snappy && block.Length >= ChecksumLength ? block[..^ChecksumLength] : block;
        for (var room = 64 * 1024; ; room *= 4)
        {
            try
            {
                var buffer = new byte[room];
                return buffer.AsSpan(0, Decompressor.Unpack(codec, packed, buffer));
            }
            catch (InvalidDataException) when (room < MaxBytes && room < packed.Length * 1032L)
            {
                // Either there is too little room, or the block is damaged, which the last try tells.
            }
        }
    }
}
