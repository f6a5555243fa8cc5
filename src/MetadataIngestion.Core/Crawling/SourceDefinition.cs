using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Core.Crawling;

/// <summary>A configured source, as the crawl pipeline needs it.</summary>
public sealed record SourceDefinition
{
    /// <summary>The source's name in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Which installation of the platform; <see langword="null"/> when there is only one.</summary>
    public string? Instance { get; init; }

    /// <summary>The fabric the source belongs to, in upper case. The default is <c>PROD</c>.</summary>
    public string Environment { get; init; } = "PROD";

    /// <summary>The source's allow and deny patterns; <see langword="null"/> for none.</summary>
    public IAssetFilter? Filter { get; init; }

    /// <summary>The steps between crawl and proposal, in order.</summary>
    public IReadOnlyList<IMetadataTransformer> Transformers { get; init; } = [];

    /// <summary>Those who look at the assets of one run and may add entities about them.</summary>
    public IReadOnlyList<IAssetInspector> Inspectors { get; init; } = [];

    /// <summary>What becomes of the owners that a destination knows from elsewhere.</summary>
    public OwnershipMode Ownership { get; init; }

    /// <summary>Those who look at what one run changed, once it is stored.</summary>
    public IReadOnlyList<IRunFollower> Followers { get; init; } = [];

    /// <summary>Says which datasets wait for approval instead of being proposed; <see langword="null"/> for none.</summary>
    public IProposalGate? Gate { get; init; }

    /// <summary>What the source remembers between crawls; <see langword="null"/> for nothing.</summary>
    public ICrawlMemory? Memory { get; init; }

    /// <summary>When removals wait for approval.</summary>
    public RemovalPolicy Removal { get; init; } = new();

    /// <summary>Which proposals are appended to the log.</summary>
    public EmitMode Emit { get; init; } = EmitMode.Changed;
}
