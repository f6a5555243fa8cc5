using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Sidecars;

/// <summary>What people wrote comes before what the data says.</summary>
internal static class SidecarMerge
{
    private const int MaxNames = 10;

    public static Dataset Apply(Dataset dataset, Sidecar sidecar) => dataset with
    {
        DisplayName = sidecar.Name ?? dataset.DisplayName,
        Description = sidecar.Description ?? dataset.Description,
        Owners = [.. sidecar.Owners, .. dataset.Owners],
        Domains = sidecar.Domain is { } domain && !dataset.Domains.Contains(domain) ? [.. dataset.Domains, domain] : dataset.Domains,
        Tags = [.. dataset.Tags.Union(sidecar.Tags, StringComparer.Ordinal)],
        Schema = dataset.Schema is { } schema ? schema with { Fields = [.. schema.Fields.Select(field => Apply(field, sidecar))] } : null,
    };

    /// <summary>A warning about fields that are described but not there.</summary>
    public static IEnumerable<CrawlWarning> Unknown(Dataset dataset, Sidecar sidecar, string file)
    {
        if (dataset.Schema is not { } schema)
            yield break;

        var unknown = sidecar.Fields.Keys.Except(schema.Fields.Select(field => field.Path), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            yield return new CrawlWarning(dataset.Path, $"{file} describes fields that {dataset.Path} does not have: {string.Join(", ", unknown.Take(MaxNames))}.", "Correct their names.");
    }

    private static Field Apply(Field field, Sidecar sidecar) => sidecar.Fields.TryGetValue(field.Path, out var said)
        ? field with { Description = said.Description ?? field.Description, Tags = [.. field.Tags.Union(said.Tags, StringComparer.Ordinal)] }
        : field;
}
