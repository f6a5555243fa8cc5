using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds tables and views.</summary>
internal sealed class DatasetBuilder(DatabaseContext context, DefinitionCheck definitions)
{
    private readonly FieldBuilder _fields = new(context);
    private readonly RelationProperties _properties = new(context);

    public Built Build(in RelationRows rows, BoundReferences? bound)
    {
        var dataset = Describe(rows);
        if (rows.Relation.IsTable)
            return Built.Of(dataset);
        var references = context.References.Of(rows.Relation);
        var view = dataset with
        {
            View = rows.Module is { Definition: { } text } ? new ViewDefinition(text) { Materialized = IsIndexed(rows) } : null,
            Upstreams = [.. references.Datasets.Select(path => new Upstream(path, LineageType.View))],
            Unknown = DefinitionCheck.UnknownOf(rows.Module),
            Properties = ReferenceText.Extend(dataset.Properties, [.. ReferenceText.PropertiesOf(references), .. bound?.Columns ?? []]),
        };
        return Built.Of(view, definitions.Note(dataset.Path, rows.Module), ReferenceText.WarningOf(dataset.Path, references), bound?.Warning);
    }

    private Dataset Describe(in RelationRows rows)
    {
        var relation = rows.Relation;
        var annotations = context.Annotations.Read(rows.Properties);
        var scheme = PartitioningBuilder.SchemeOf(rows, context);
        return new Dataset
        {
            Path = context.PathOf(relation),
            SubType = SubTypeOf(rows),
            Description = annotations.Description,
            Owners = annotations.Before(context.Owners.Of(relation.IsTable ? "table" : "view", relation.PrincipalId, context.SchemaOf(relation)!.Schema)),
            Domains = annotations.Domains,
            Tags = annotations.Tags,
            Created = context.Time.ToInstant(relation.Created),
            Modified = context.Time.ToInstant(relation.Modified),
            Identity = context.Identities.OfObject(relation.ObjectId, relation.Created),
            Schema = new DatasetSchema(_fields.Build(rows)),
            PrimaryKey = KeyBuilder.PrimaryKeyOf(rows),
            UniqueKeys = KeyBuilder.UniqueKeysOf(rows),
            ForeignKeys = ForeignKeyBuilder.Build(rows, context),
            Indexes = IndexBuilder.Build(rows),
            CheckConstraints = KeyBuilder.ChecksOf(rows),
            Partitioning = PartitioningBuilder.Build(rows, scheme),
            Statistics = relation.IsTable || IsIndexed(rows) ? PartitioningBuilder.StatisticsOf(rows) : null,
            Properties = _properties.Build(rows, annotations, scheme),
            CustomAspects = context.Usage.Of(relation.ObjectId),
        };
    }

    private string SubTypeOf(in RelationRows rows)
    {
        if (rows.Relation.IsTable)
            return context.IsExternal(rows.Relation) ? "External Table" : "Table";
        return IsIndexed(rows) ? "Indexed View" : "View";
    }

    private static bool IsIndexed(in RelationRows rows) => !rows.Relation.IsTable && rows.Indexes.Length > 0;
}
