namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>Compares names as a collation does, but for the finer points of languages.</summary>
internal static class CollationComparer
{
    public static StringComparer Of(string? collation) => collation is not null && IsCaseSensitive(collation) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    private static bool IsCaseSensitive(string collation) =>
        $"{collation}_".Contains("_CS_", StringComparison.OrdinalIgnoreCase)
        || $"{collation}_".Contains("_BIN_", StringComparison.OrdinalIgnoreCase)
        || $"{collation}_".Contains("_BIN2_", StringComparison.OrdinalIgnoreCase);
}
