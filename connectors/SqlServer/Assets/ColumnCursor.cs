namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Looks rows up by column. Columns and rows come in the same order, so each row is passed once.</summary>
internal ref struct ColumnCursor<T>(ReadOnlySpan<T> rows, Func<T, int> columnOf)
{
    private readonly ReadOnlySpan<T> _rows = rows;
    private int _next;

    /// <summary>The row of a column that lies behind the last one asked for.</summary>
    public bool TryTake(int columnId, out T row)
    {
        while (_next < _rows.Length && columnOf(_rows[_next]) < columnId)
            _next++;
        var found = _next < _rows.Length && columnOf(_rows[_next]) == columnId;
        row = found ? _rows[_next] : default!;
        return found;
    }
}
