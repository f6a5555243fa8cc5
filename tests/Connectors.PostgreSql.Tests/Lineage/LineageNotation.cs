using MetadataIngestion.Connectors.PostgreSql.Lineage;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Writes lineage in the notation of Cases/views.txt, so that expectations can be read and compared as text.</summary>
internal static class LineageNotation
{
    public static string Of(ViewLineage lineage, uint view, LineageCatalog catalog) => string.Join('\n',
    [
        .. lineage.Columns.Select((column, index) => $"{catalog.ColumnName(view, (short)(index + 1))} <- {Of(column, catalog)}"),
        $"ROWS {Of(lineage.Rows, catalog)}",
    ]);

    private static string Of(ColumnLineage column, LineageCatalog catalog) => column.Indirect.IsEmpty
        ? Of(column.Direct, catalog)
        : $"{Of(column.Direct, catalog)} | {Of(column.Indirect, catalog)}";

    private static string Of(IReadOnlyCollection<LineageEdge> edges, LineageCatalog catalog) => edges.Count == 0
        ? "(none)"
        : string.Join(", ", edges.Select(edge => $"{catalog.ColumnPath(edge)}:{Letter(edge.Kind)}").Order(StringComparer.Ordinal));

    private static char Letter(LineageKind kind) => kind switch
    {
        LineageKind.Identity => 'I',
        LineageKind.Transformation => 'T',
        LineageKind.Aggregation => 'A',
        LineageKind.Conditional => 'C',
        LineageKind.Window => 'W',
        LineageKind.Sort => 'S',
        LineageKind.GroupBy => 'G',
        LineageKind.Filter => 'F',
        LineageKind.Join => 'J',
        _ => '?',
    };
}
