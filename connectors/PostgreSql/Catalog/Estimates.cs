namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

internal static class Estimates
{
    /// <summary>
    /// Whether VACUUM or ANALYZE has ever told the size of a relation: since 14 there are -1 rows before; earlier there are none on no page,
    /// as in an empty table.
    /// </summary>
    public static bool AreKnown(float rows, long pages) => rows > 0 || (rows == 0 && pages > 0);
}
