using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What the catalog says about the routines of a range of ids.</summary>
internal sealed record RoutinePage(ObjectRows<ParameterRow> Parameters, ObjectRows<ModuleRow> Modules, ObjectRows<PropertyRow> Properties);
