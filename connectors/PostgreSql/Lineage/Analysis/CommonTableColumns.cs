namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>
/// Columns of a WITH query. SEARCH and CYCLE add columns after its own, in this order: the search sequence, the cycle mark, the cycle
/// path; each is made of the columns named there.
/// </summary>
internal static class CommonTableColumns
{
    public static void Add(CommonTable table, int attnum, Flow flow)
    {
        var columns = table.Lineage.Columns;
        if (attnum == 0)
        {
            foreach (var column in columns)
                flow.Add(column);
        }
        else if (attnum > 0 && attnum <= columns.Length)
        {
            flow.Add(columns[attnum - 1]);
        }
        else
        {
            AddDerived(table, attnum - columns.Length, flow.As(LineageKind.Transformation));
        }
    }

    private static void AddDerived(CommonTable table, int position, Flow flow)
    {
        var search = table.Definition.Field("search_clause"u8);
        var cycle = table.Definition.Field("cycle_clause"u8);
        var searchColumns = search.IsNull ? 0 : 1;
        var cycleColumns = cycle.IsNull ? 0 : 2;
        if (position < 1 || position > searchColumns + cycleColumns)
            throw LineageException.Malformed("The parse tree refers to a column that its WITH query does not have.");
        var names = position <= searchColumns ? search.Field("search_col_list"u8) : cycle.Field("cycle_col_list"u8);
        foreach (var name in names.Items)
            flow.Add(ColumnNamed(table, name.Raw));
    }

    private static ColumnLineage ColumnNamed(CommonTable table, ReadOnlySpan<byte> name)
    {
        var position = 0;
        foreach (var column in table.Definition.Field("ctecolnames"u8).Items)
        {
            if (column.Raw.SequenceEqual(name) && position < table.Lineage.Columns.Length)
                return table.Lineage.Columns[position];
            position++;
        }
        throw LineageException.Malformed("The parse tree searches by a column that its WITH query does not have.");
    }
}
