using System.Buffers.Text;
using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>A node, list or token of a tree; the default value stands for one that is absent.</summary>
internal readonly struct Node(NodeTree tree, int row)
{
    public NodeTree Tree => tree;

    public int Row => row;

    public bool IsNull => tree is null || tree.Row(row).Kind == NodeRowKind.Null;

    public NodeType Type => tree is null ? NodeType.None : tree.Row(row).Type;

    /// <summary>The token as it is written, escapes included; of a node its name.</summary>
    public ReadOnlySpan<byte> Raw => IsNull ? [] : tree.Text(tree.Row(row));

    /// <summary>The elements of a list, or the field values of a node.</summary>
    public NodeItems Items => new(this);

    /// <summary>The value of a field, absent if the node has no such field or it is null.</summary>
    public Node Field(ReadOnlySpan<byte> label)
    {
        if (tree is null || tree.Row(row).Kind != NodeRowKind.Node)
            return default;
        var end = tree.Row(row).Next;
        for (var at = row + 1; at < end; at = tree.Row(at + 1).Next)
        {
            ref readonly var field = ref tree.Row(at);
            if (field.Length == label.Length && tree.Text(field).SequenceEqual(label))
                return tree.Row(at + 1).Kind == NodeRowKind.Null ? default : new Node(tree, at + 1);
        }
        return default;
    }

    public bool Flag(ReadOnlySpan<byte> label) => Field(label).Raw.SequenceEqual("true"u8);

    public int Integer(ReadOnlySpan<byte> label)
    {
        var raw = Field(label).Raw;
        if (Utf8Parser.TryParse(raw, out int value, out var length) && length == raw.Length)
            return value;
        throw Lacks(label);
    }

    public uint Oid(ReadOnlySpan<byte> label)
    {
        var raw = Field(label).Raw;
        if (Utf8Parser.TryParse(raw, out uint value, out var length) && length == raw.Length)
            return value;
        throw Lacks(label);
    }

    /// <summary>The element of a list at a position counted from 1, as PostgreSQL counts; absent past the end.</summary>
    public Node Item(int position)
    {
        foreach (var item in Items)
        {
            if (--position == 0)
                return item;
        }
        return default;
    }

    private LineageException Lacks(ReadOnlySpan<byte> label) =>
        LineageException.Malformed($"A {Encoding.ASCII.GetString(Raw)} node of the parse tree lacks a number as its '{Encoding.ASCII.GetString(label)}'.");
}
