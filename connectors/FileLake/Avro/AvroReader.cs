using System.Text;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Merges the schemas that a dataset's Avro files begin with.</summary>
internal sealed class AvroReader(FieldMerging merging) : IFormatReader
{
    private readonly ColumnMerge _merge = new(merging);
    private IReadOnlyList<Column>? _columns;

    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken)
    {
        if (packing != Codec.None)
            throw PackingNames.Refuse("an Avro", packing);

        var header = await AvroFile.ReadHeaderAsync(file, cancellationToken).ConfigureAwait(false);
        var columns = AvroSchema.Parse(header.Schema);
        _columns = _columns is null ? columns : _merge.Merge(_columns, columns);
        return new FileFindings
        {
            Shape = ColumnShapes.Of(columns),
            FieldNames = [.. columns.Select(column => column.Name).Distinct(StringComparer.Ordinal)],
            Properties = new Dictionary<string, string> { ["compression"] = header.Codec == "null" ? "none" : header.Codec },
            Findings = [],
            NativeSchema = Encoding.UTF8.GetString(header.Schema),
        };
    }

    public DescribedFields Describe() => ColumnFields.Describe(_columns ?? []);
}
