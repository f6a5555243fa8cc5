using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Reads a page of tables and views: one statement for each catalog view, whatever the number of tables.</summary>
internal sealed class RelationPageReader(SqlServerSession session, FeatureReader features, SqlServerOptions options)
{
    /// <summary>How many tables and views are read at a time; bounds the memory that a crawl takes.</summary>
    public const int PageSize = 1000;

    public async Task<RelationPage> ReadAsync(IdRange range, CancellationToken cancellationToken) => new()
    {
        Columns = new(await session.QueryAsync("columns", range, ColumnRow.Read, cancellationToken)),
        Computed = await features.ReadAsync(Capabilities.Constraints, "computed-columns", range, ComputedColumn.Read, cancellationToken),
        Identities = await features.ReadAsync(Capabilities.Constraints, "identity-columns", range, IdentityColumn.Read, cancellationToken),
        Defaults = await features.ReadAsync(Capabilities.Constraints, "defaults", range, ColumnText.Read, cancellationToken),
        Masks = await features.ReadAsync(Capabilities.Constraints, "masked-columns", range, ColumnText.Read, cancellationToken),
        Keys = await features.ReadAsync(Capabilities.Constraints, "keys", range, KeyRow.Read, cancellationToken),
        Indexes = await features.ReadAsync(Capabilities.Constraints, "indexes", range, IndexRow.Read, cancellationToken),
        IndexColumns = await features.ReadAsync(Capabilities.Constraints, "index-columns", range, IndexColumnRow.Read, cancellationToken),
        ForeignKeys = await features.ReadAsync(Capabilities.Constraints, "foreign-keys", range, ForeignKeyRow.Read, cancellationToken),
        Checks = await features.ReadAsync(Capabilities.Constraints, "checks", range, CheckRow.Read, cancellationToken),
        Properties = await features.ReadAsync(Capabilities.ExtendedProperties, "properties", range, PropertyRow.Read, cancellationToken),
        Classifications = await features.ReadAsync(Capabilities.Classification, "classifications", range, ClassificationRow.Read, cancellationToken),
        Partitions = await features.ReadAsync(Capabilities.Statistics, "partitions", range, PartitionRow.Read, cancellationToken),
        Sizes = options.IncludeSizes
            ? await features.ReadAsync(Capabilities.Sizes, "sizes", range, SizeRow.Read, cancellationToken)
            : ObjectRows<SizeRow>.Empty,
        Modules = await features.ReadAsync(Capabilities.Definitions, "modules", range, ModuleRow.Read, cancellationToken),
    };
}
