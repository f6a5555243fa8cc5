using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using MetadataIngestion.Connectors.SqlServer.Types;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Reads what is kept of a database's catalog, one statement for each view of it.</summary>
internal sealed class DatabaseCatalogReader(SqlServerSession session, FeatureReader features, SqlServerOptions options)
{
    public async Task<DatabaseCatalog> ReadAsync(Permissions permissions, CancellationToken cancellationToken)
    {
        var objects = await ReadObjectsAsync(cancellationToken);
        var principals = await features.ReadAsync(Capabilities.Ownership, "principals", Principal.Read, cancellationToken);
        var typeColumns = await features.ReadAsync(Capabilities.Schemas, "table-type-columns", TableTypeColumn.Read, cancellationToken);
        var schemes = await features.ReadAsync(Capabilities.Constraints, "partition-schemes", PartitionScheme.Read, cancellationToken);
        return new DatabaseCatalog
        {
            Permissions = permissions,
            Schemas = await session.QueryAsync("schemas", Schema.Read, cancellationToken),
            Principals = principals.ToDictionary(principal => principal.Id),
            Objects = objects,
            ObjectsById = objects.ToDictionary(found => found.ObjectId),
            Types = await session.QueryAsync("types", TypeRow.Read, cancellationToken),
            TableTypeColumns = typeColumns.ToLookup(column => column.TableTypeId),
            Tables = new(await features.ReadAsync(Capabilities.Schemas, "tables", TableRow.Read, cancellationToken)),
            Views = new(await features.ReadAsync(Capabilities.Schemas, "views", ViewRow.Read, cancellationToken)),
            ExternalTables = new(await features.ReadAsync(Capabilities.Schemas, "external-tables", ExternalTable.Read, cancellationToken)),
            Synonyms = new(await features.ReadAsync(Capabilities.Synonyms, "synonyms", SynonymRow.Read, cancellationToken)),
            Triggers = new(await features.ReadAsync(Capabilities.Routines, "triggers", TriggerRow.Read, cancellationToken)),
            TriggerEvents = new(await features.ReadAsync(Capabilities.Routines, "trigger-events", TriggerEvent.Read, cancellationToken)),
            Dependencies = new(await features.ReadAsync(Capabilities.Lineage, "dependencies", DependencyRow.Read, cancellationToken)),
            Usage = options.IncludeUsage ? await new UsageReader(features).ReadAsync(cancellationToken) : [],
            Sequences = await features.ReadAsync(Capabilities.Schemas, "sequences", SequenceRow.Read, cancellationToken),
            ContainerProperties = await features.ReadAsync(Capabilities.ExtendedProperties, "container-properties", PropertyRow.Read, cancellationToken),
            PartitionSchemes = schemes.ToDictionary(scheme => scheme.DataSpaceId),
        };
    }

    /// <summary>Objects of users, without those that database tools keep for their diagrams.</summary>
    private async Task<List<DatabaseObject>> ReadObjectsAsync(CancellationToken cancellationToken)
    {
        var objects = await session.QueryAsync("objects", DatabaseObject.Read, cancellationToken);
        var ofTools = await features.ReadAsync(Capabilities.ExtendedProperties, "tool-objects", static row => row.Int32(0), cancellationToken);
        if (ofTools.Count > 0)
        {
            var ids = ofTools.ToHashSet();
            objects.RemoveAll(found => ids.Contains(found.ObjectId));
        }

        return objects;
    }
}
