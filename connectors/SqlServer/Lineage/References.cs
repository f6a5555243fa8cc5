using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Lineage;

/// <summary>What a view, routine or synonym refers to.</summary>
internal sealed class References
{
    /// <summary>Tables, views and synonyms, those behind functions included.</summary>
    public List<AssetPath> Datasets { get; } = [];

    /// <summary>Names that nothing answers to.</summary>
    public List<string> Unresolved { get; } = [];

    /// <summary>Names on linked servers, which may be known under another name in this catalog.</summary>
    public List<string> Remote { get; } = [];

    public void Add(AssetPath dataset)
    {
        if (!Datasets.Contains(dataset))
            Datasets.Add(dataset);
    }
}
