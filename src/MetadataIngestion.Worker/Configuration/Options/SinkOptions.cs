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
}
