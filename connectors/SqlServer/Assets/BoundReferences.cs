using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>What a view or routine reads and writes as the server binds it.</summary>
internal sealed record BoundReferences(IReadOnlyList<AssetPath> Read, IReadOnlyList<AssetPath> Written)
{
    /// <summary>The columns that are read and written, as properties.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; }

    /// <summary>Why the server could not bind all of it.</summary>
    public CrawlWarning? Warning { get; init; }
}
