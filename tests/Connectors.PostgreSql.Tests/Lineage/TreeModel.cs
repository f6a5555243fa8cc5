namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>A tree as the server would hold it, to be printed and read back.</summary>
internal abstract record TreeModel
{
    public sealed record Null : TreeModel;

    public sealed record Name(string Text) : TreeModel;

    public sealed record Numbers(char Marker, IReadOnlyList<int> Values) : TreeModel;

    public sealed record Constant(IReadOnlyList<sbyte> Bytes) : TreeModel;

    public sealed record List(IReadOnlyList<TreeModel> Items) : TreeModel;

    public sealed record Node(string TypeName, IReadOnlyList<TreeModel> Fields) : TreeModel;
}
