using System.Text;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Merges the schemas that a dataset's Avro files begin with.</summary>
internal sealed class AvroReader(FieldMerging merging) : IFormatReader
{
    private readonly ColumnMerge _merge = new(merging);
    private IReadOnlyList<Column>? _columns;

    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, bool isNamedGzip, CancellationToken cancellationToken)
    {
        if (isNamedGzip)
            throw new SampleException("is an Avro file inside gzip, which is not read", "Write the file without .gz; Avro compresses by itself.");

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
