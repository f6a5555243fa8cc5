using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Mesh.Domains;

namespace MetadataIngestion.Mesh.Stewardship;

/// <summary>What the mesh says about the assets of one run of a source.</summary>
public sealed class MeshStewardship
{
    internal MeshStewardship(MeshCatalog catalog, string source)
    {
        var domains = new DomainAssignment(catalog.DomainTree, source);
        Transformers = domains.IsIdle ? [] : [domains];
        Inspectors = domains.IsIdle ? [] : [domains];
    }

    /// <summary>The steps that assign it, to run after the configured ones.</summary>
    public IReadOnlyList<IMetadataTransformer> Transformers { get; }

    /// <summary>Those who tell of what is not right.</summary>
    public IReadOnlyList<IAssetInspector> Inspectors { get; }
}
