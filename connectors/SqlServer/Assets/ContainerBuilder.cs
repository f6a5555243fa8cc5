using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds the containers: databases and schemas.</summary>
internal static class ContainerBuilder
{
    public static Container OfDatabase(DatabaseContext context)
    {
        var database = context.Database;
        var annotations = context.AnnotationsOf(PropertyRow.OfDatabase, id: 0);
        var properties = new PropertyList();
        properties.AddOptional("collation", context.Collation);
        properties.AddOptional("compatibility-level", database.CompatibilityLevel?.ToString(CultureInfo.InvariantCulture));
        properties.AddIf(database.Containment is not (null or "NONE"), "containment", database.Containment ?? "");
        properties.AddIf(database.IsReadOnly, "read-only");
        properties.AddIf(database.IsEncrypted, "encrypted");
        properties.AddIf(database.HasChangeDataCapture, "change-data-capture");
        properties.AddIf(database.IsLedger, "ledger");
        properties.AddRange(annotations.Properties);
        return new Container
        {
            Path = context.Path,
            Kind = ContainerKind.Database,
            SubType = "Database",
            Description = annotations.Description,
            Owners = annotations.Before(context.Owners.OfDatabase()),
            Domains = annotations.Domains,
            Tags = annotations.Tags,
            Created = context.Time.ToInstant(database.Created),
            Identity = context.Identities.OfDatabase(),
            Properties = properties.ToDictionary(),
        };
    }

    public static Container OfSchema(SchemaEntry entry, DatabaseContext context)
    {
        var annotations = context.AnnotationsOf(PropertyRow.OfSchema, entry.Schema.Id);
        var properties = new PropertyList();
        foreach (var sequence in context.Catalog.Sequences)
        {
            if (sequence.SchemaId == entry.Schema.Id)
                properties.Add($"sequence.{sequence.Name}", TextOf(sequence, context));
        }

        foreach (var type in context.Catalog.Types)
        {
            if (type.IsUserDefined && type.SchemaId == entry.Schema.Id)
                properties.Add($"type.{type.Name}", UserTypeText.Of(type, context));
        }

        properties.AddRange(annotations.Properties);
        return new Container
        {
            Path = entry.Path,
            Kind = ContainerKind.Schema,
            SubType = "Schema",
            Description = annotations.Description,
            Owners = annotations.Before(context.Owners.OfSchema(entry.Schema)),
            Domains = annotations.Domains,
            Tags = annotations.Tags,
            Properties = properties.ToDictionary(),
        };
    }

    private static string TextOf(SequenceRow sequence, DatabaseContext context)
    {
        var type = context.Types.Map(sequence.TypeId, 0, sequence.Precision, sequence.Scale).NativeText;
        var cycle = sequence.IsCycling ? " CYCLE" : string.Empty;
        return $"{type} START WITH {sequence.Start} INCREMENT BY {sequence.Increment} MINVALUE {sequence.Minimum} MAXVALUE {sequence.Maximum}{cycle}";
    }
}
