namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>The rows of one catalog for a page of relations. Rows are added in the order of the page's relations.</summary>
internal sealed class PageSection<T>
{
    private T[] _rows = [];
    private int _count;
    private int[] _starts = [];
    private int _open;

    /// <summary>All rows, to be completed in place.</summary>
    public Span<T> All => _rows.AsSpan(0, _count);

    public void Reset(int relations)
    {
        All.Clear();
        _count = 0;
        _open = 0;
        if (_starts.Length <= relations)
            _starts = new int[relations + 1];
        Array.Clear(_starts);
    }

    /// <summary>Adds an empty row of the relation at a position of the page, to be filled in.</summary>
    public ref T Add(int relation)
    {
        CloseUpTo(relation);
        if (_count == _rows.Length)
            Array.Resize(ref _rows, Math.Max(64, _count * 2));
        return ref _rows[_count++];
    }

    /// <summary>Called once after the last row.</summary>
    public void Complete() => CloseUpTo(_starts.Length - 1);

    public ReadOnlySpan<T> Of(int relation) => All[_starts[relation].._starts[relation + 1]];

    private void CloseUpTo(int relation)
    {
        while (_open < relation)
            _starts[++_open] = _count;
    }
}
