namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>How the service as a whole behaves.</summary>
internal sealed class ServiceOptions
{
    /// <summary>
    /// How long a stop may take: first running crawls end at their next object, then what is in the log is delivered. The default is 30 seconds.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
