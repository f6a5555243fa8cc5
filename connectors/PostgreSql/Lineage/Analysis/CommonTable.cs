using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>A WITH query of a block, and its lineage; while a recursive one is under analysis, what is known of it so far.</summary>
internal sealed class CommonTable(Node definition)
{
    private QueryLineage? _lineage;

    public Node Definition => definition;

    public ReadOnlySpan<byte> Name => definition.Field("ctename"u8).Raw;

    public Node Query => definition.Field("ctequery"u8);

    public bool IsRecursive => definition.Flag("cterecursive"u8);

    public QueryLineage Lineage
    {
        get => _lineage ?? throw LineageException.Malformed("The parse tree uses a WITH query before its definition.");
        set => _lineage = value;
    }
}
