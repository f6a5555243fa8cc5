using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>What a reader and a writer of the table must know how to do.</summary>
internal sealed record DeltaProtocol(long MinReaderVersion, long MinWriterVersion, IReadOnlyList<string> ReaderFeatures, IReadOnlyList<string> WriterFeatures)
{
    private const int NewestReader = 3;

    /// <summary>The features by which a reader is none the worse, or of which this one knows what they mean for the list of files.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "columnMapping", "deletionVectors", "timestampNtz", "typeWidening", "typeWidening-preview", "variantType", "variantType-preview",
        "variantShredding", "variantShredding-preview", "geospatial", "geospatial-dev", "v2Checkpoint", "vacuumProtocolCheck", "catalogManaged", "catalogOwned-preview",
    };

    /// <summary>Whether a catalog, and not the log beside the data, decides which version is the newest.</summary>
    public bool IsCatalogManaged => ReaderFeatures.Contains("catalogManaged") || ReaderFeatures.Contains("catalogOwned-preview");

    /// <summary>What a reader would have to know and this one does not, so that it cannot tell which files belong to the table.</summary>
    public IReadOnlyList<string> Unsupported => MinReaderVersion > NewestReader
        ? [$"reader version {MinReaderVersion}", .. UnknownFeatures]
        : [.. UnknownFeatures];

    private IEnumerable<string> UnknownFeatures => ReaderFeatures.Where(feature => !Known.Contains(feature));

    public static DeltaProtocol Read(JsonElement protocol) => new(
        protocol.Integer("minReaderVersion") ?? 1,
        protocol.Integer("minWriterVersion") ?? 1,
        [.. protocol.Texts("readerFeatures").Order(StringComparer.Ordinal)],
        [.. protocol.Texts("writerFeatures").Order(StringComparer.Ordinal)]);
}
