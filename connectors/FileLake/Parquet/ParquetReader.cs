using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Merges the footers of a dataset's Parquet files.</summary>
internal sealed class ParquetReader(FieldMerging merging) : IFormatReader
{
    private const int MaxWriterLength = 200;
    private const int MaxNames = 10;

    private readonly ColumnMerge _merge = new(merging);
    private readonly ParquetFooters _footers = new();
    private readonly List<ParquetVariant> _variants = [];

    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken)
    {
        if (packing != Codec.None)
            throw PackingNames.Refuse("a Parquet", packing);

        var footer = await _footers.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var variant = Add(footer);
        return new FileFindings
        {
            Records = footer.RowGroups.Rows,
            UncompressedBytes = footer.RowGroups.UncompressedBytes,
            Shape = variant.Shape,
            FieldNames = variant.Names,
            Properties = Properties(footer),
            Findings = [.. Findings(footer)],
        };
    }

    public DescribedFields Describe() => ColumnFields.Describe(
        _variants.Select(static variant => variant.Build()).Aggregate<IReadOnlyList<Column>, IReadOnlyList<Column>?>(null, (merged, next) => merged is null ? next : _merge.Merge(merged, next)) ?? []);

    private ParquetVariant Add(ParquetFooter footer)
    {
        if (_variants.Find(variant => variant.Has(footer.Schema)) is { } known)
        {
            known.Add(footer);
            return known;
        }

        var added = new ParquetVariant(footer);
        _variants.Add(added);
        return added;
    }

    private static Dictionary<string, string> Properties(ParquetFooter footer)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        if (footer.RowGroups.Codecs.Any)
        {
            properties["compression"] = footer.RowGroups.Codecs.ToString();
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

        if (groups.Encrypted.Count > 0)
        {
            var names = groups.Encrypted.Order().Take(MaxNames).Select(leaf => footer.Schema.Leaves[leaf].Element.Name);
            yield return new Finding($"has encrypted columns, of whose values nothing is known: {string.Join(", ", names)}", "Nothing has to be done; the schema is complete.");
        }
    }
}
