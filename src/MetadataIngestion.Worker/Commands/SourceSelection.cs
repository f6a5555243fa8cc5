using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds the sources that the user named.</summary>
internal static class SourceSelection
{
    /// <exception cref="UsageException">A name is not that of an enabled source.</exception>
    public static IReadOnlyList<ConfiguredSource> Pick(IngestionRuntime runtime, IReadOnlyList<string> names) =>
        [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => Find(runtime, name))];

    /// <exception cref="UsageException">The name is not that of an enabled source.</exception>
    public static ConfiguredSource Find(IngestionRuntime runtime, string name)
    {
        if (runtime.Sources.TryGetValue(name, out var source))
            return source;

        if (runtime.Configuration.Ingestion.Sources.ContainsKey(name))
            throw new UsageException($"the source '{name}' is disabled. Remove \"Enabled\": false from Ingestion:Sources:{name} to crawl it.");

        throw new UsageException(runtime.Sources.Count == 0
            ? $"there is no source '{name}'; the configuration has none. Add it under Ingestion:Sources."
            : $"there is no source '{name}'.{NearestName.Hint(name, [.. runtime.Sources.Keys])}");
    }
}
