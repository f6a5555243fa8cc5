using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>Describes a package and its resources in the normalized model.</summary>
internal static class PackageBuilder
{
    /// <summary>The container, what it holds, and that this is all of it.</summary>
    public static IReadOnlyList<CrawlItem> Build(AssetPath path, DataPackage package)
    {
        List<CrawlItem> items = [new AssetFound(Container(path, package))];
        HashSet<string> names = [];
        foreach (var resource in package.Resources)
        {
            if (string.IsNullOrWhiteSpace(resource.Name))
                items.Add(new CrawlWarning(path, "A resource has no name and is left out.", "Give every resource a name."));
            else if (!names.Add(resource.Name))
                items.Add(new CrawlWarning(path, $"The resource '{resource.Name}' is described twice; the second is left out.", "Give every resource a name of its own."));
            else
                items.AddRange(Resource(path, resource));
        }

        items.Add(new ScopeCompleted(path));
        return items;
    }

    private static IEnumerable<CrawlItem> Resource(AssetPath path, DataResource resource)
    {
        var dataset = ResourceBuilder.Build(path, resource);
        yield return new AssetFound(dataset);
        if (resource.Schema?.Reference is { } reference)
            yield return new CrawlWarning(dataset.Path, $"Its schema is in {reference}, which is not read.", "Write the schema into datapackage.json.");
    }

    private static Container Container(AssetPath path, DataPackage package) => new()
    {
        Path = path,
        Kind = ContainerKind.Folder,
        SubType = "Data Package",
        DisplayName = package.Title,
        Description = package.Description,
        Created = package.Created,
        ExternalUrl = package.Homepage,
        Tags = package.Keywords,
        Owners = [.. package.Contributors.Select(Owner).OfType<OwnerEvidence>()],
        Properties = Properties(package),
    };

    private static OwnerEvidence? Owner(Contributor contributor) => (contributor.Email ?? contributor.Title) is { Length: > 0 } principal
        ? new OwnerEvidence(principal, contributor.Role is { } role ? $"{role} of the package" : "contributor of the package")
        : null;

    private static SortedDictionary<string, string> Properties(DataPackage package)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (package.Version is { } version)
            properties.Add("version", version);
        if (package.Licenses.Select(license => license.Name ?? license.Title).OfType<string>().ToList() is { Count: > 0 } licenses)
            properties.Add("licenses", string.Join(", ", licenses));
        return properties;
    }
}
