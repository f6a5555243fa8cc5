using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Rebuilds the tree from the list of elements. Each element is used once, so that no list makes a cycle.</summary>
internal sealed class SchemaTree
{
    private const int MaxDepth = 64;

    private readonly IReadOnlyList<SchemaElement> _elements;
    private readonly List<SchemaNode> _leaves = [];
    private int _next;

    private SchemaTree(IReadOnlyList<SchemaElement> elements)
    {
        _elements = elements;
        Root = elements.Count == 0 ? throw new InvalidDataException("the schema is empty") : Take(0);
        if (_next < elements.Count)
            throw Invalid("belongs to no group");
    }

    public SchemaNode Root { get; }

    public IReadOnlyList<SchemaNode> Leaves => _leaves;

    /// <exception cref="InvalidDataException">The elements make no tree.</exception>
    public static SchemaTree Build(IReadOnlyList<SchemaElement> elements) => new(elements);

    private SchemaNode Take(int depth)
    {
        if (depth > MaxDepth)
            throw Invalid("lies deeper than 64 levels");

        var element = _elements[_next];
        if (element.ChildCount is null or 0 && depth > 0 && element.Type is not null)
            return TakeLeaf(element);

        if (element.ChildCount is null && depth > 0)
            throw Invalid("has neither a type nor children");

        return TakeGroup(element, depth);
    }

    private SchemaNode TakeLeaf(SchemaElement element)
    {
        if (!Enum.IsDefined((PhysicalType)element.Type!.Value) || element.TypeLength < 0)
            throw Invalid("has an unknown type");

        _next++;
        var leaf = new SchemaNode(element, [], _leaves.Count);
        _leaves.Add(leaf);
        return leaf;
    }

    private SchemaNode TakeGroup(SchemaElement element, int depth)
    {
        var count = element.ChildCount ?? 0;
        if (count < 0 || count > _elements.Count - _next - 1)
            throw Invalid("claims more children than there are");

        _next++;
        var children = new List<SchemaNode>(count);
        for (var i = 0; i < count; i++)
        {
            children.Add(_next < _elements.Count ? Take(depth + 1) : throw Invalid("is missing"));
        }

        return new SchemaNode(element, children, -1);
    }

    private InvalidDataException Invalid(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"element {_next} of the schema {why}"));
}
