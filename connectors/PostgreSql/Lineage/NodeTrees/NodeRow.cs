namespace MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

/// <summary>One element of a parsed tree. Children follow their parent; <paramref name="Next"/> leads past them.</summary>
internal readonly record struct NodeRow(int Start, int Length, int Next, NodeRowKind Kind, NodeType Type);
