using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds synonyms: datasets without columns of their own, whose upstream is what they stand for.</summary>
internal sealed class SynonymBuilder(DatabaseContext context)
{
    public Built Build(DatabaseObject synonym, ReadOnlySpan<PropertyRow> rows)
    {
        var path = context.PathOf(synonym);
        var target = context.Catalog.Synonyms.FirstOf(synonym.ObjectId)?.Target;
        var references = target is null || MultipartName.Parse(target) is not { } name ? new References() : context.References.Of(synonym, name);
        var annotations = context.Annotations.Read(rows);
        var properties = new PropertyList();
        properties.AddOptional("synonym-for", target);
        properties.AddRange(ReferenceText.PropertiesOf(references));
        properties.AddRange(annotations.Properties);
        return Built.Of(
            new Dataset
            {
                Path = path,
                SubType = "Synonym",
                Description = annotations.Description,
                Owners = annotations.Before(context.Owners.Of("synonym", synonym.PrincipalId, context.SchemaOf(synonym)!.Schema)),
                Domains = annotations.Domains,
                Tags = annotations.Tags,
                Created = context.Time.ToInstant(synonym.Created),
                Modified = context.Time.ToInstant(synonym.Modified),
                Identity = context.Identities.OfObject(synonym.ObjectId, synonym.Created),
                Upstreams = [.. references.Datasets.Select(upstream => new Upstream(upstream, LineageType.View))],
                Properties = properties.ToDictionary(),
            },
            ReferenceText.WarningOf(path, references));
    }
}
