using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds the containers: databases and schemas.</summary>
internal static class ContainerBuilder
{
    public static Container Build(AssetPath path, Database database, Identities identities, IReadOnlyDictionary<uint, Role> roles)
    {
        var properties = new PropertyList();
        properties.Add("encoding", database.Encoding);
        properties.Add("collation", database.Collation);
        properties.AddOptional("tablespace", database.Tablespace);
        GrantText.AddTo(ref properties, database.Grants, roles.TryGetValue(database.Owner, out var owner) ? owner.Name : null);
        return new Container
        {
            Path = path,
            Kind = ContainerKind.Database,
            SubType = "Database",
            Description = database.Comment,
            Owners = new OwnerFinder(roles, database.Owner).OfDatabase(),
            Identity = identities.OfDatabase(),
            Properties = properties.ToDictionary(),
        };
    }

    public static Container Build(SchemaEntry entry, DatabaseContext context)
    {
        var schema = entry.Schema;
        var properties = new PropertyList();
        GrantText.AddTo(ref properties, schema.Grants, context.RoleName(schema.Owner));
        return new Container
        {
            Path = entry.Path,
            Kind = ContainerKind.Schema,
            SubType = "Schema",
            Description = schema.Comment,
            Owners = context.Owners.OfSchema(schema),
            Identity = context.Identities.OfSchema(schema.Oid),
            Properties = properties.ToDictionary(),
        };
    }
}
