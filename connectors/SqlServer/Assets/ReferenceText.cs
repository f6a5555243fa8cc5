using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Says what became of references that lead to no dataset of the server.</summary>
internal static class ReferenceText
{
    public static IEnumerable<KeyValuePair<string, string>> PropertiesOf(References references)
    {
        if (references.Remote.Count > 0)
            yield return new("references.remote", string.Join(", ", references.Remote));
        if (references.Unresolved.Count > 0)
            yield return new("references.unresolved", string.Join(", ", references.Unresolved));
    }

    public static CrawlWarning? WarningOf(AssetPath path, References references) => references.Unresolved.Count == 0
        ? null
        : new CrawlWarning(path, $"{path} refers to {string.Join(", ", references.Unresolved)}, which does not exist or may not be seen, so its lineage has a gap.");

    public static IReadOnlyDictionary<string, string> Extend(IReadOnlyDictionary<string, string> properties, IReadOnlyCollection<KeyValuePair<string, string>> more)
    {
        if (more.Count == 0)
            return properties;
        var list = new PropertyList();
        list.AddRange(properties);
        list.AddRange(more);
        return list.ToDictionary();
    }
}
