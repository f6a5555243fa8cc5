namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>A node of the schema's tree.</summary>
/// <param name="Element">What the file says about it.</param>
/// <param name="Children">The children of a group.</param>
/// <param name="Leaf">The ordinal of a leaf among all leaves, by which row groups name their columns; -1 for a group.</param>
internal sealed record SchemaNode(SchemaElement Element, IReadOnlyList<SchemaNode> Children, int Leaf)
{
    public bool IsLeaf => Leaf >= 0;

    public bool IsRepeated => Element.Repetition == SchemaElement.Repeated;

    public bool IsOptional => Element.Repetition == SchemaElement.Optional;

    public AnnotationKind Kind => Element.Annotation.Kind;
}
