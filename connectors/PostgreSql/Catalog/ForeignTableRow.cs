namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>Where a foreign table's rows are.</summary>
internal sealed record ForeignTableRow(string Server, string Wrapper, string[]? Options, string[]? ServerOptions);
