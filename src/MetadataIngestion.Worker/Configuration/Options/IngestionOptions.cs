using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>What to crawl, where to keep the log and whom to tell.</summary>
internal sealed class IngestionOptions
{
    /// <summary>The database behind the log.</summary>
    public StoreOptions Store { get; set; } = new();

    /// <summary>Where connectors come from.</summary>
    public PluginOptions Plugins { get; set; } = new();

    /// <summary>What to crawl, by names of letters, digits, dots, dashes and underscores. Each name may be given in one file only.</summary>
    public IReadOnlyDictionary<string, SourceOptions> Sources { get; set; } = new Dictionary<string, SourceOptions>();

    /// <summary>Crawls to run once, by ids that are never used again.</summary>
    public IReadOnlyDictionary<string, AdHocOptions> AdHoc { get; set; } = new Dictionary<string, AdHocOptions>();

    /// <summary>Destinations of the log, by name. Each has its own offset in the log, kept under this name.</summary>
    public IReadOnlyDictionary<string, SinkOptions> Sinks { get; set; } = new Dictionary<string, SinkOptions>();

    /// <summary>Steps that change the assets of every source between crawl and proposal, in order. The default is none.</summary>
    public IReadOnlyList<TransformerOptions> Transformers { get; set; } = [];

    /// <summary>How the principals of every source become owners.</summary>
    public OwnerOptions Owners { get; set; } = new();

    /// <summary>What domain teams say about their data.</summary>
    public MeshOptions Mesh { get; set; } = new();

    /// <summary>Whether several workers share one store.</summary>
    public ClusterOptions Cluster { get; set; } = new();

    /// <summary>How many crawls the service runs at once.</summary>
    public SchedulingOptions Scheduling { get; set; } = new();

    /// <summary>The HTTP interface of the service.</summary>
    public ApiOptions Api { get; set; } = new();

    /// <summary>How the service as a whole behaves.</summary>
    public ServiceOptions Service { get; set; } = new();
}
