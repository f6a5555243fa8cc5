namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Several workers that share one store.</summary>
internal sealed class ClusterOptions
{
    /// <summary>Whether this worker is one of several. The default is <see langword="false"/>.</summary>
    public bool Enabled { get; set; }
}
