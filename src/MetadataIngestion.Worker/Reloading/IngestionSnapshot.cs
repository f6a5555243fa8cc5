using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>A configuration without problems, and what was made of it. Immutable.</summary>
/// <param name="Revision">Counts the configurations that were in force since the process started, from 1.</param>
/// <param name="LoadedAt">When it came into force.</param>
/// <param name="Configuration">What was read.</param>
/// <param name="Sources">The enabled sources, by name.</param>
/// <param name="Sinks">The enabled sinks, by name.</param>
internal sealed record IngestionSnapshot(
    long Revision,
    DateTimeOffset LoadedAt,
    LoadedConfiguration Configuration,
    IReadOnlyDictionary<string, ConfiguredSource> Sources,
    IReadOnlyDictionary<string, ConfiguredSink> Sinks)
{
    /// <summary>The enabled sources that this worker has no connector for, each with the reason; another one of its cluster crawls them.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();
}
