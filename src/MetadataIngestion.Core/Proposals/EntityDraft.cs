using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Proposals;

/// <summary>An entity as this run sees it: who it is and its aspects, ready to be compared with what was proposed before.</summary>
internal sealed class EntityDraft(EntityKey key)
{
    private readonly List<EncodedAspect> _aspects = new(12);

    public EntityKey Key { get; } = key;

    public IReadOnlyList<EncodedAspect> Aspects => _aspects;

    /// <summary>The dataset whose schema is remembered; <see langword="null"/> for any other asset.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>The finding that the entity stands for; <see langword="null"/> for any other entity.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What the crawl could not find out.</summary>
    public AssetFacets Unknown { get; init; }

    /// <summary>
    /// What is proposed for an aspect that the entity had and has no more, where that is not the same for every source; <see langword="null"/> for nothing.
    /// </summary>
    public EncodedAspect? TakenBack { get; set; }

    /// <summary>Whether the entity only leads to the scope of the run: it is described when it is new, and else left as it is.</summary>
    public bool OnlyLeads { get; set; }

    public void Add(EncodedAspect aspect) => _aspects.Add(aspect);

    /// <summary>Whether an aspect says what the crawl could not find out; what was proposed for it before stays.</summary>
    public bool IsUnknown(string aspect) => (Unknown & FacetOf(aspect)) != AssetFacets.None;

    private static AssetFacets FacetOf(string aspect) => aspect switch
    {
        AspectNames.Ownership => AssetFacets.Owners,
        AspectNames.GlobalTags => AssetFacets.Tags,
        AspectNames.UpstreamLineage or AspectNames.DataJobInputOutput => AssetFacets.Lineage,
        AspectNames.ViewProperties or AspectNames.DataTransformLogic => AssetFacets.Definition,
        _ => AssetFacets.None,
    };
}
