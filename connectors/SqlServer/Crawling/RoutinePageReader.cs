using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Reads a page of routines.</summary>
internal sealed class RoutinePageReader(FeatureReader features, SqlServerOptions options)
{
    /// <summary>How many routines are read at a time; their source text may be long.</summary>
    public const int PageSize = 500;

    public async Task<RoutinePage> ReadAsync(IdRange range, CancellationToken cancellationToken) => new(
        await features.ReadAsync(Capabilities.Routines, "parameters", range, ParameterRow.Read, cancellationToken),
        options.IncludeRoutineDefinitions
            ? await features.ReadAsync(Capabilities.Definitions, "modules", range, ModuleRow.Read, cancellationToken)
            : ObjectRows<ModuleRow>.Empty,
        await features.ReadAsync(Capabilities.ExtendedProperties, "properties", range, PropertyRow.Read, cancellationToken));

    /// <summary>The source texts of the triggers on the database itself, which are no objects of a schema.</summary>
    public async Task<ObjectRows<ModuleRow>> ReadDatabaseTriggersAsync(CancellationToken cancellationToken) => options.IncludeRoutineDefinitions
        ? new(await features.ReadAsync(Capabilities.Definitions, "database-trigger-modules", ModuleRow.Read, cancellationToken))
        : ObjectRows<ModuleRow>.Empty;
}
