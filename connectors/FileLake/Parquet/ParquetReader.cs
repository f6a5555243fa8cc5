using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Merges the footers of a dataset's Parquet files.</summary>
internal sealed class ParquetReader(FieldMerging merging) : IFormatReader
{
    private const int MaxWriterLength = 200;

    private readonly ColumnMerge _merge = new(merging);
    private IReadOnlyList<Column>? _columns;

    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, bool isNamedGzip, CancellationToken cancellationToken)
    {
        if (isNamedGzip)
            throw new SampleException("is a Parquet file inside gzip, whose end cannot be read without all of it", "Write the file without .gz; Parquet compresses by itself.");

        var footer = await ParquetFile.ReadFooterAsync(file, cancellationToken).ConfigureAwait(false);
        var columns = new ParquetColumns(footer.RowGroups).Build(footer.Schema);
        _columns = _columns is null ? columns : _merge.Merge(_columns, columns);
        return new FileFindings
        {
            Records = footer.RowGroups.Rows,
            UncompressedBytes = footer.RowGroups.UncompressedBytes,
            Shape = ColumnShapes.Of(columns),
            FieldNames = [.. columns.Select(column => column.Name).Distinct(StringComparer.Ordinal)],
            Properties = Properties(footer),
            Findings = [.. Findings(footer)],
        };
    }

    public DescribedFields Describe() => ColumnFields.Describe(_columns ?? []);

    private static SortedDictionary<string, string> Properties(ParquetFooter footer)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (footer.RowGroups.Codecs.Count > 0)
        {
            properties["compression"] = string.Join('+', footer.RowGroups.Codecs);
        }

        if (footer.CreatedBy is { Length: > 0 } writer)
        {
            properties["written_by"] = writer.Length <= MaxWriterLength ? writer : writer[..MaxWriterLength];
        }

        return properties;
    }

    private static IEnumerable<Finding> Findings(ParquetFooter footer)
    {
        var groups = footer.RowGroups;
        if (footer.StatedRows is { } stated && stated != groups.Rows)
        {
            yield return new Finding(
                string.Create(CultureInfo.InvariantCulture, $"claims {stated} rows, but its row groups hold {groups.Rows}, which was believed"),
                "Write the file again.");
        }

        if (groups.Count > 0 && groups.HasMissingChunks)
        {
            yield return new Finding("has row groups that lack columns, so nothing is known of the values", "Write the file again.");
        }

        var encrypted = footer.Schema.Leaves.Where(leaf => groups.Chunk(leaf.Leaf).IsEncrypted).Select(leaf => leaf.Element.Name).ToList();
        if (encrypted.Count > 0)
        {
            yield return new Finding($"has encrypted columns, of whose values nothing is known: {string.Join(", ", encrypted.Take(10))}", "Nothing has to be done; the schema is complete.");
        }
    }
}
