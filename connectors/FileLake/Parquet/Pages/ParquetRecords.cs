using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>Reads the rows of a Parquet file, a row group at a time and only the columns wanted.</summary>
internal static class ParquetRecords
{
    private const long MaxRowGroup = 512 * 1024 * 1024;

    // Columns that are not wanted are read along, when that saves requests and costs little.
    private const long Gap = 1024 * 1024;

    // More rows than that for a byte of the file are none that a table's log has: each of them names a file of its own.
    private const int MaxRowsPerByte = 64;

    /// <summary>Each row as a JSON object; its bytes are valid until the next is asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Dotted paths of the columns wanted, with all that is below them; those that the file lacks are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SampleException">The file cannot be read.</exception>
    public static IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(IStoreFile file, IReadOnlyList<string> columns, CancellationToken cancellationToken) =>
        ReadAsync(file, _ => columns, cancellationToken);

    /// <summary>Each row as a JSON object; its bytes are valid until the next is asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Tells by the file's schema which columns are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SampleException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(IStoreFile file, Func<SchemaTree, IReadOnlyList<string>> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        file = await BufferedFile.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        var footer = await ParquetFile.ReadFooterAsync(file, new byte[ParquetFile.EndLength(file)], cancellationToken).ConfigureAwait(false);
        var (root, groups) = Guard(() => Plan(footer.Span, columns, file.Length));
        foreach (var group in groups)
        {
            await OpenAsync(file, root, group, cancellationToken).ConfigureAwait(false);
            var buffer = new ArrayBufferWriter<byte>();
            using var json = new Utf8JsonWriter(buffer);
            var writer = new RecordWriter(root, json);
            for (var row = 0L; row < group.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                buffer.ResetWrittenCount();
                json.Reset();
                Guard(() => Write(writer, json));
                yield return buffer.WrittenMemory;
            }
        }
    }

    private static (RecordNode Root, IReadOnlyList<RowGroupPlace> Groups) Plan(ReadOnlySpan<byte> footer, Func<SchemaTree, IReadOnlyList<string>> columns, long fileLength)
    {
        var schema = FooterParser.Parse(footer).Schema;
        var root = RecordNode.Select(schema, columns(schema));
        if (root.Children.Count == 0)
            return (root, []);

        var groups = RowGroupPlace.Parse(footer, schema.Leaves.Count);
        Check(groups, root, fileLength);
        return (root, groups);
    }

    /// <summary>
    /// Refuses what no writer writes: rows, entries and pages that are out of all proportion to the file, by which few bytes would keep a
    /// reader busy for ever.
    /// </summary>
    private static void Check(IReadOnlyList<RowGroupPlace> groups, RecordNode root, long fileLength)
    {
        var chunks = groups.SelectMany(group => root.Leaves.Select(leaf => group.Chunks[leaf.Schema.Leaf])).ToList();
        if (chunks.Exists(chunk => chunk.Offset > fileLength - chunk.Length))
            throw new InvalidDataException("a column chunk lies outside of the file");

        if (Sum(chunks.Select(chunk => chunk.Length)) > fileLength)
            throw new InvalidDataException("its column chunks overlap");

        if (Sum([.. groups.Select(group => group.Rows), .. chunks.Select(chunk => chunk.Entries)]) > MaxRowsPerByte * fileLength)
            throw new InvalidDataException("it claims more rows than so few bytes can hold");

        if (groups.Any(group => root.Leaves.Sum(leaf => group.Chunks[leaf.Schema.Leaf].Length) > MaxRowGroup))
            throw new InvalidDataException("a row group has more than 512 MiB of the columns wanted, which is more than is read");
    }

    private static Int128 Sum(IEnumerable<long> values) => values.Aggregate(Int128.Zero, (sum, value) => sum + value);

    private static async ValueTask OpenAsync(IStoreFile file, RecordNode root, RowGroupPlace group, CancellationToken cancellationToken)
    {
        var chunks = root.Leaves.Select(leaf => group.Chunks[leaf.Schema.Leaf]).ToList();
        var start = chunks.Min(chunk => chunk.Offset);
        var end = chunks.Max(chunk => chunk.Offset + chunk.Length);
        var isDense = end - start <= Gap + (2 * chunks.Sum(chunk => chunk.Length));
        var together = isDense ? await ReadAsync(file, start, end - start, cancellationToken).ConfigureAwait(false) : default;
        foreach (var (leaf, chunk) in root.Leaves.Zip(chunks))
        {
            var pages = isDense
                ? together.Slice((int)(chunk.Offset - start), (int)chunk.Length)
                : await ReadAsync(file, chunk.Offset, chunk.Length, cancellationToken).ConfigureAwait(false);
            leaf.Cursor = Guard(() => new LeafCursor(leaf.PageLeaf, chunk, pages));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(IStoreFile file, long offset, long length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        return await file.ReadAsync(offset, bytes, cancellationToken).ConfigureAwait(false) == bytes.Length ? bytes : throw ParquetFile.Changed();
    }

    private static bool Write(RecordWriter writer, Utf8JsonWriter json)
    {
        writer.WriteRow();
        json.Flush();
        return true;
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw new SampleException($"has damaged Parquet pages: {exception.Message}", ParquetFile.WriteAgain, exception);
        }
    }
}
