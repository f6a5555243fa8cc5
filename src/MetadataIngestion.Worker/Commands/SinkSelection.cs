using System.CommandLine;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds the sink that the user named.</summary>
internal static class SinkSelection
{
    /// <summary>The option that names a sink.</summary>
    public static Option<string> NewOption() => new("--sink") { Description = "The sink, by its name in the configuration", HelpName = "SINK", Required = true };

    /// <summary>Whether the configuration has a sink of this name, enabled or not.</summary>
    public static bool Knows(IngestionRuntime runtime, string name) =>
        runtime.Configuration.Ingestion.Sinks.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UsageException">The name is not that of an enabled sink.</exception>
    public static ConfiguredSink Find(IngestionRuntime runtime, string name)
    {
        if (runtime.Sinks.TryGetValue(name, out var sink))
            return sink;

        throw new UsageException(Knows(runtime, name)
            ? $"the sink '{name}' is disabled. Remove \"Enabled\": false from Ingestion:Sinks:{name} to deliver to it."
            : $"there is no sink '{name}'.{NearestName.Hint(name, [.. runtime.Sinks.Keys])}");
    }
}
