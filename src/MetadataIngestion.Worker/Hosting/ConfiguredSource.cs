using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>A source that can be crawled.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Options">Its options.</param>
/// <param name="Connector">What its connector is and can do.</param>
/// <param name="ConnectorOptions">The connector's own options, bound and valid; <see langword="null"/> when it has none.</param>
internal sealed record ConfiguredSource(string Name, SourceOptions Options, ConnectorDescriptor Connector, object? ConnectorOptions)
{
    private readonly AssetFilter _filter = new(Options.Filters);

    /// <summary>What a connection test needs to know.</summary>
    public CrawlContext Context(TimeProvider timeProvider) =>
        new() { SourceName = Name, Instance = Options.Instance, Filter = _filter, TimeProvider = timeProvider };

    /// <summary>The source as the pipeline needs it; transformers keep counts, so each run needs a definition of its own.</summary>
    /// <param name="ofPlugin">The plugin's own transformers, which come first.</param>
    /// <param name="general">What applies to every source.</param>
    public SourceDefinition Definition(IReadOnlyList<IMetadataTransformer> ofPlugin, TransformationOptions general) => new()
    {
        Name = Name,
        Instance = Options.Instance,
        Environment = Options.Environment.ToUpperInvariant(),
        Filter = _filter,
        Transformers = [.. ofPlugin, .. TransformerFactory.Create(general, Transformation)],
        Removal = Options.Removal,
        Emit = Options.Emit,
    };

    private TransformationOptions Transformation => new() { Transformers = Options.Transformers, Owners = Options.Owners };
}
