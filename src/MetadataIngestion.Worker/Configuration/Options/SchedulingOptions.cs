namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>How many crawls the service runs at once.</summary>
internal sealed class SchedulingOptions
{
    /// <summary>How many crawls at once, whatever their connectors; a change needs a restart. The default is 4.</summary>
    public int MaxConcurrentCrawls { get; set; } = 4;

    /// <summary>How many crawls at once of sources with a connector, by the connector's type. The default is no limit of its own.</summary>
    public IReadOnlyDictionary<string, int> MaxConcurrentByType { get; set; } = new Dictionary<string, int>();
}
