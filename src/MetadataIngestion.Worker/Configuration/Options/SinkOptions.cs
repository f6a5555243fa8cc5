using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>A destination of the log.</summary>
internal sealed class SinkOptions
{
    /// <summary>The sink's type, such as <c>file</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Whether the log is delivered to the sink. The default is <see langword="true"/>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The sink's own options.</summary>
    public ObjectNode? Options { get; set; }

    /// <summary>How the log is handed to the sink.</summary>
    public RelayOptions Relay { get; set; } = new();

    /// <summary>How old the oldest entry that the sink does not have may be before the service reports itself degraded. The default is an hour.</summary>
    public TimeSpan MaxLag { get; set; } = TimeSpan.FromHours(1);
}
