using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>A column of a dataset over all its files.</summary>
internal sealed class DelimitedColumn(string name)
{
    public string Name => name;

    public TextColumn Values { get; } = new();

    /// <summary>In how many files it occurs.</summary>
    public int Files { get; set; }
}
