namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>A node of the schema of which something is read.</summary>
internal sealed class RecordNode
{
    private readonly List<RecordNode> _children = [];

    private RecordNode(SchemaNode schema, RecordNode? parent)
    {
        Schema = schema;
        Definition = (parent?.Definition ?? 0) + (schema.IsOptional || schema.IsRepeated ? 1 : 0);
        Repetition = (parent?.Repetition ?? 0) + (schema.IsRepeated ? 1 : 0);
    }

    public SchemaNode Schema { get; }

    public string Name => Schema.Element.Name;

    /// <summary>How many nodes that may be missing are there when this one is.</summary>
    public int Definition { get; }

    /// <summary>How many nodes repeat on the way to this one, itself included.</summary>
    public int Repetition { get; }

    public IReadOnlyList<RecordNode> Children => _children;

    /// <summary>The leaves below, itself for a leaf; the first tells what of this node is there.</summary>
    public IReadOnlyList<RecordNode> Leaves => Schema.IsLeaf ? [this] : LeavesBelow ??= [.. _children.SelectMany(child => child.Leaves)];

    /// <summary>Where the reading of a leaf's entries is.</summary>
    public LeafCursor? Cursor { get; set; }

    public PageLeaf PageLeaf => new((PhysicalType)Schema.Element.Type!.Value, Definition, Repetition, Schema.Element.TypeLength);

    private IReadOnlyList<RecordNode>? LeavesBelow { get; set; }

    /// <summary>The part of a schema that leads to the columns wanted.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="columns">Dotted paths; everything below one is wanted.</param>
    /// <returns>The root; without children when no column is there.</returns>
    public static RecordNode Select(SchemaTree schema, IReadOnlyList<string> columns)
    {
        var root = new RecordNode(schema.Root, null);
        root.AddChildren(string.Empty, columns);
        return root;
    }

    public RecordNode? ChildOf(SchemaNode schema) => _children.Find(child => ReferenceEquals(child.Schema, schema));

    private void AddChildren(string prefix, IReadOnlyList<string> columns)
    {
        foreach (var schema in Schema.Children)
        {
            var path = prefix + schema.Element.Name;
            var isWanted = columns.Contains(path);
            if (!isWanted && !columns.Any(column => column.StartsWith(path + ".", StringComparison.Ordinal)))
                continue;

            var child = new RecordNode(schema, this);
            child.AddChildren(path + ".", isWanted ? [.. schema.Children.Select(member => $"{path}.{member.Element.Name}")] : columns);
            if (schema.IsLeaf || child._children.Count > 0)
                _children.Add(child);
        }
    }
}
