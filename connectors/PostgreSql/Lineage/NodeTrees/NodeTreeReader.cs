using System.Buffers;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>
/// Reads the text of a tree into rows, without recursion: depth costs no stack. While a node or list is open, the Next of its row
/// holds the row it is in.
/// </summary>
internal ref struct NodeTreeReader
{
    private const int NoRow = -1;
    private NodeTokenizer _tokens;
    private NodeRow[] _rows;
    private int _count;
    private int _open = NoRow;
    private bool _labelled;
    private bool _afterToken;

    public NodeTreeReader(ReadOnlySpan<byte> text)
    {
        _tokens = new NodeTokenizer(text);
        // Views take about a row per 8 bytes.
        _rows = ArrayPool<NodeRow>.Shared.Rent(Math.Max(64, text.Length / 6));
    }

    /// <summary>The rows, in an array of the shared pool that the caller gives back.</summary>
    /// <exception cref="LineageException">The text is not one well-formed value.</exception>
    public NodeRow[] Read()
    {
        try
        {
            do
                ReadNext();
            while (_open != NoRow);
            if (_tokens.MoveNext())
                throw Malformed("goes on after its end");
            return _rows;
        }
        catch
        {
            ArrayPool<NodeRow>.Shared.Return(_rows);
            throw;
        }
    }

    private void ReadNext()
    {
        if (!_tokens.MoveNext())
            throw Malformed("ends early");
        if (_open != NoRow && _rows[_open].Kind == NodeRowKind.Node && !_labelled)
            ReadFieldStart();
        else
            ReadValue();
    }

    // Names may start with a colon too, so a label is told by its place alone.
    private void ReadFieldStart()
    {
        var token = _tokens.Token;
        if (token[0] == '}')
            Close();
        else if (token[0] == ':' && token.Length > 1)
            ReadLabel();
        else if (_afterToken && token.SequenceEqual("["u8))
            SkipDatum();
        else
            throw Malformed("lacks the label of a field");
    }

    private void ReadLabel()
    {
        Add(NodeRowKind.Label, _tokens.Start + 1, _tokens.Length - 1);
        _labelled = true;
        _afterToken = false;
    }

    private void SkipDatum()
    {
        _rows[_count - 1] = new NodeRow(0, 0, _count, NodeRowKind.Datum, NodeType.None);
        _afterToken = false;
        do
        {
            if (!_tokens.MoveNext())
                throw Malformed("ends within a constant");
        }
        while (!_tokens.Token.SequenceEqual("]"u8));
    }

    private void ReadValue()
    {
        _labelled = false;
        var token = _tokens.Token;
        switch (token[0])
        {
            case (byte)'{':
                OpenNode();
                break;
            case (byte)'(':
                Open(NodeRowKind.List, NodeType.List);
                break;
            case (byte)')' when _open != NoRow && _rows[_open].Kind == NodeRowKind.List:
                Close();
                break;
            case (byte)')' or (byte)'}':
                throw Malformed("closes what is not open");
            default:
                ReadToken(token);
                break;
        }
    }

    private void ReadToken(ReadOnlySpan<byte> token)
    {
        if (_open == _count - 1 && IsListMarker(token))
            return;
        Add(token.SequenceEqual("<>"u8) ? NodeRowKind.Null : NodeRowKind.Token, _tokens.Start, _tokens.Length);
        _afterToken = true;
    }

    // Lists of integers, oids, set members and transaction ids say so by a letter; strings are always quoted.
    private readonly bool IsListMarker(ReadOnlySpan<byte> token) =>
        _open != NoRow && token.Length == 1 && token[0] is (byte)'i' or (byte)'o' or (byte)'b' or (byte)'x';

    private void OpenNode()
    {
        if (!_tokens.MoveNext() || _tokens.Token[0] is (byte)'{' or (byte)'}' or (byte)'(' or (byte)')')
            throw Malformed("lacks the name of a node");
        Open(NodeRowKind.Node, NodeTypeNames.TypeOf(_tokens.Token));
    }

    private void Open(NodeRowKind kind, NodeType type)
    {
        Add(kind, _tokens.Start, _tokens.Length, type);
        _rows[_count - 1] = _rows[_count - 1] with { Next = _open };
        _open = _count - 1;
    }

    private void Close()
    {
        var parent = _rows[_open].Next;
        _rows[_open] = _rows[_open] with { Next = _count };
        _open = parent;
        _afterToken = false;
    }

    private void Add(NodeRowKind kind, int start, int length, NodeType type = NodeType.None)
    {
        if (_count == _rows.Length)
            Grow();
        _rows[_count] = new NodeRow(start, length, _count + 1, kind, type);
        _count++;
    }

    private void Grow()
    {
        var larger = ArrayPool<NodeRow>.Shared.Rent(_rows.Length * 2);
        _rows.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<NodeRow>.Shared.Return(_rows);
        _rows = larger;
    }

    private readonly LineageException Malformed(string what) =>
        LineageException.Malformed($"The parse tree {what}, at byte {_tokens.Start}.");
}
