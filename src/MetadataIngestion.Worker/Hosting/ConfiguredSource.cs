using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Validation;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>A source that can be crawled.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Options">Its options.</param>
/// <param name="Connector">What its connector is and can do.</param>
/// <param name="ConnectorOptions">The connector's own options, bound and valid; <see langword="null"/> when it has none.</param>
/// <param name="General">What happens to the assets of every source.</param>
/// <param name="Fingerprint">Differs between two configurations when anything about the source does.</param>
internal sealed record ConfiguredSource(
    string Name, SourceOptions Options, ConnectorDescriptor Connector, object? ConnectorOptions, TransformationOptions General, string Fingerprint)
{
    private readonly AssetFilter _filter = new(Options.Filters);

    /// <summary>The contracts that its datasets are checked against.</summary>
    public ContractCatalog Contracts { get; init; } = ContractCatalog.Empty;

    /// <summary>The domains and data products that its assets belong to.</summary>
    public MeshCatalog Mesh { get; init; } = MeshCatalog.Empty;

    /// <summary>The policies that its assets are to keep to.</summary>
    public PolicyCatalog Policies { get; init; } = PolicyCatalog.Empty;

    /// <summary>Whether it is the only source of its connector.</summary>
    public bool IsOnlyOfItsKind { get; init; }

    /// <summary>What contracts are told of it.</summary>
    public SourceProfile Profile => new(Name, Options.Environment.ToUpperInvariant()) { IsOnlyOfItsKind = IsOnlyOfItsKind };

    /// <summary>What a connection test needs to know.</summary>
    public CrawlContext Context(TimeProvider timeProvider) =>
        new() { SourceName = Name, Instance = Options.Instance, Filter = _filter, TimeProvider = timeProvider };

    /// <summary>The source as the pipeline needs it; transformers keep counts, so each run needs a definition of its own.</summary>
    /// <param name="ofPlugin">The plugin's own transformers, which come first.</param>
    /// <param name="timeProvider">Tells which day it is.</param>
    /// <param name="history">What earlier crawls counted.</param>
    public SourceDefinition Definition(IReadOnlyList<IMetadataTransformer> ofPlugin, TimeProvider timeProvider, RowCountHistory history)
    {
        var own = IngestionRules.Transformation(Options);
        var stewardship = Mesh.Steward(Name, TransformerFactory.PrecedenceOf(General, own), DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime), Policies);
        return new SourceDefinition
        {
            Name = Name,
            Instance = Options.Instance,
            Environment = Options.Environment.ToUpperInvariant(),
            Filter = _filter,
            Transformers = [.. ofPlugin, .. TransformerFactory.Create(General, own), .. stewardship.Transformers],
            Inspectors = [.. stewardship.Inspectors, .. OwnInspectors(history)],
            Ownership = TransformerFactory.ModeOf(General, own),
            Removal = Options.Removal,
            Emit = Options.Emit,
        };
    }

    private IEnumerable<IAssetInspector> OwnInspectors(RowCountHistory history)
    {
        if (Contracts != ContractCatalog.Empty)
            yield return new ContractInspector(Contracts, Profile, history);
        if (Policies != PolicyCatalog.Empty)
            yield return new PolicyInspector(Policies);
    }
}
