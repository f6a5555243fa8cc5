using Microsoft.Extensions.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>Everything that may be in a configuration file.</summary>
internal sealed class RootOptions
{
    /// <summary>The JSON schema of the file, for editors.</summary>
    [ConfigurationKeyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>The options of this program.</summary>
    public IngestionOptions Ingestion { get; set; } = new();

    /// <summary>Log levels by category, as .NET's logging takes them: <c>{ "LogLevel": { "Default": "Information" } }</c>.</summary>
    public ObjectNode? Logging { get; set; }
}
