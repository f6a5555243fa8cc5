using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds sources by name for verbs that leave their work to the service, so that what the sources refer to need not be there.</summary>
internal static class SourceNames
{
    /// <summary>The name as the configuration spells it.</summary>
    /// <exception cref="UsageException">The configuration has no source of this name.</exception>
    public static string Find(IngestionRuntime runtime, string name)
    {
        var known = runtime.Configuration.Ingestion.Sources.Keys.ToList();
        return known.Find(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new UsageException(known.Count == 0
            ? $"there is no source '{name}'; the configuration has none. Add it under Ingestion:Sources."
            : $"there is no source '{name}'.{NearestName.Hint(name, known)}");
    }

    /// <summary>As <see cref="Find"/>, for a source that is to be crawled.</summary>
    /// <exception cref="UsageException">The configuration has no source of this name, or disables it.</exception>
    public static string FindEnabled(IngestionRuntime runtime, string name)
    {
        var known = Find(runtime, name);
        return runtime.Configuration.Ingestion.Sources[known].Enabled
            ? known
            : throw new UsageException($"the source '{known}' is disabled. Remove \"Enabled\": false from Ingestion:Sources:{known} to crawl it.");
    }
}
