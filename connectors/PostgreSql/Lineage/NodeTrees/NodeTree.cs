using System.Buffers;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>
/// A parsed pg_node_tree: rows of offsets into the text, which stays the caller's and must outlive the tree. Nothing of the text is
/// copied; disposal gives the rows back to the shared pool.
/// </summary>
internal sealed class NodeTree : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private NodeRow[] _rows;

    private NodeTree(ReadOnlyMemory<byte> text, NodeRow[] rows)
    {
        _text = text;
        _rows = rows;
    }

    public Node Root => new(this, 0);

    /// <summary>How many rows there are; a node's row comes before those of what is in it.</summary>
    public int Count => _rows[0].Next;

    /// <exception cref="LineageException">The text is not one well-formed tree.</exception>
    public static NodeTree Parse(ReadOnlyMemory<byte> text) => new(text, new NodeTreeReader(text.Span).Read());

    public ref readonly NodeRow Row(int index) => ref _rows[index];

    public ReadOnlySpan<byte> Text(in NodeRow row) => _text.Span.Slice(row.Start, row.Length);

    public void Dispose()
    {
        ArrayPool<NodeRow>.Shared.Return(_rows);
        _rows = [];
    }
}
