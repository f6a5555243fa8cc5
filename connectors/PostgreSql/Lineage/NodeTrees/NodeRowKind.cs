namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

internal enum NodeRowKind : byte
{
    Node,
    List,

    /// <summary>The name of a field; the row that follows is its value.</summary>
    Label,

    Token,
    Null,

    /// <summary>The bytes of a constant: they may be sensitive, so not even their position is kept.</summary>
    Datum,
}
