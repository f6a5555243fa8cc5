using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>Rows of a statement, in the order of their objects, by object.</summary>
internal sealed class ObjectRows<T>
    where T : IObjectRow
{
    private readonly List<T> _rows;
    private readonly Dictionary<int, (int Start, int Count)> _ranges = [];

    public ObjectRows(List<T> rows)
    {
        _rows = rows;
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].ObjectId == rows[start].ObjectId)
                end++;
            _ranges[rows[start].ObjectId] = (start, end - start);
            start = end;
        }
    }

    public static ObjectRows<T> Empty { get; } = new([]);

    public IReadOnlyList<T> All => _rows;

    public ReadOnlySpan<T> Of(int objectId) =>
        _ranges.TryGetValue(objectId, out var range) ? CollectionsMarshal.AsSpan(_rows).Slice(range.Start, range.Count) : [];

    public T? FirstOf(int objectId) => _ranges.TryGetValue(objectId, out var range) ? _rows[range.Start] : default;
}
