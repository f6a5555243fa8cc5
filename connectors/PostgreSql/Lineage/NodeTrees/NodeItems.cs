namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>Enumerates the elements of a list or the field values of a node; nothing for a token or an absent value.</summary>
internal struct NodeItems
{
    private readonly NodeTree? _tree;
    private readonly int _end;
    private int _next;
    private int _current;

    public NodeItems(Node node)
    {
        if (node.IsNull)
            return;
        _tree = node.Tree;
        _next = node.Row + 1;
        _end = _tree.Row(node.Row).Next;
    }

    public readonly Node Current => new(_tree!, _current);

    public readonly NodeItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= _end)
            return false;
        _current = _tree!.Row(_next).Kind == NodeRowKind.Label ? _next + 1 : _next;
        _next = _tree.Row(_current).Next;
        return true;
    }
}
