using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>Merges the footers of a dataset's ORC files.</summary>
internal sealed class OrcReader(FieldMerging merging) : IFormatReader
{
    private readonly ColumnMerge _merge = new(merging);
    private IReadOnlyList<Column>? _columns;

    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken)
    {
        if (packing != Codec.None)
            throw PackingNames.Refuse("an ORC", packing);

        var (postscript, footer) = await OrcFile.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var columns = Columns(footer);
        _columns = _columns is null ? columns : _merge.Merge(_columns, columns);
        return new FileFindings
        {
            Records = footer.Rows,
            Shape = ColumnShapes.Of(columns),
            FieldNames = [.. columns.Select(column => column.Name).Distinct(StringComparer.Ordinal)],
            Properties = Properties(postscript, footer),
            Findings = footer.HasEncryptedColumns ? [new Finding("has encrypted columns", "Nothing has to be done; the schema is complete.")] : [],
        };
    }

    public DescribedFields Describe() => ColumnFields.Describe(_columns ?? []);

    /// <exception cref="SampleException">The footer describes no columns that make sense.</exception>
    public static IReadOnlyList<Column> Columns(OrcFooter footer)
    {
        try
        {
            return OrcColumns.Build(footer);
        }
        catch (InvalidDataException exception)
        {
            throw new SampleException($"has a damaged ORC footer: {exception.Message}", "Write or copy the file again, or exclude it.", exception);
        }
    }

    private static SortedDictionary<string, string> Properties(OrcPostscript postscript, OrcFooter footer)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["compression"] = postscript.CodecName };
        if (postscript.Version is { } version)
        {
            properties["orc_version"] = version;
        }

        if (footer.Writer is { } writer)
        {
            properties["written_by"] = writer;
        }

        return properties;
    }
}
