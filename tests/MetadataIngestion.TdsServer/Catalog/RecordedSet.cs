using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>The rows that a catalog view of a database has, in the columns that statements ask it for.</summary>
internal sealed class RecordedSet
{
    private readonly Dictionary<string, int> _positions;
    private readonly object?[] _defaults;

    public RecordedSet(IReadOnlyList<Column> columns)
    {
        Columns = columns;
        _positions = columns.Select((column, position) => (column.Name, position)).ToDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);
        _defaults = [.. columns.Select(column => column.Type == ColumnType.Bit ? (object)false : null)];
    }

    public IReadOnlyList<Column> Columns { get; }

    public List<object?[]> Rows { get; } = [];

    public bool Has(string column) => _positions.ContainsKey(column);

    public int PositionOf(string column) => _positions[column];

    /// <summary>Adds a row; flags that are not given are off, everything else is null.</summary>
    public object?[] Add(params ReadOnlySpan<(string Column, object? Value)> values)
    {
        var row = (object?[])_defaults.Clone();
        foreach (var (column, value) in values)
            row[_positions[column]] = value;
        Rows.Add(row);
        return row;
    }

    /// <summary>Changes the value that a row has.</summary>
    public void Set(object?[] row, string column, object? value) => row[_positions[column]] = value;
}
