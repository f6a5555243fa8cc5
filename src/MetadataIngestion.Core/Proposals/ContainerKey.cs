using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>
/// The key that DataHub digests into a container's URN. Without an instance the environment stands in for it, as in DataHub's own SQL and
/// data lake sources; namespaces of catalogs are the exception.
/// </summary>
internal static class ContainerKey
{
    public static string UrnOf(Container container, string environment)
    {
        var path = container.Path;
        var key = new List<KeyValuePair<string, string>> { new("platform", path.Platform) };
        key.AddRange(NamesOf(container));
        if (path.Instance is not null)
            key.Add(new("instance", path.Instance));
        else if (container.Kind != ContainerKind.Namespace)
            key.Add(new("instance", environment));

        return Urn.Container(DataHubGuid.Of(key));
    }

    /// <summary>The names that identify the container within its platform, as its custom properties show them too.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NamesOf(Container container)
    {
        var path = container.Path;
        return container.Kind switch
        {
            ContainerKind.Database => [new("database", path.LastPart)],
            ContainerKind.Schema => [new("database", path.Parts[0]), new("schema", path.LastPart)],
            ContainerKind.Namespace => [new("namespace", path.Name)],
            ContainerKind.Bucket => [new("bucket_name", path.LastPart)],
            ContainerKind.Folder => [new("folder_abs_path", path.Name)],
            _ => throw new ArgumentOutOfRangeException(nameof(container), container.Kind, "The container's kind has no key."),
        };
    }
}
