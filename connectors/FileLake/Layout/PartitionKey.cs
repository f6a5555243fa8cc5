using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>A partition key and what its values look like.</summary>
internal sealed class PartitionKey(string name)
{
    public string Name => name;

    public TextColumn Values { get; } = new();

    /// <summary>In how many partitions the key occurs.</summary>
    public long Partitions { get; set; }
}
