namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>
/// Tells lists and maps, which are groups of groups whose names differ from writer to writer, by their shape and the rules of Parquet's
/// format documentation.
/// </summary>
internal static class SchemaShape
{
    /// <summary>The element of a list: the repeated node itself in old forms, else the one child it wraps; <see langword="null"/> for a group of another shape.</summary>
    public static SchemaNode? ElementOf(SchemaNode list)
    {
        if (OnlyRepeated(list) is not { } repeated)
            return null;

        var isElement = repeated.IsLeaf
            || repeated.Children is not [var child]
            || child.IsRepeated
            || repeated.Element.Name is "array"
            || repeated.Element.Name == list.Element.Name + "_tuple"
            || repeated.Kind is AnnotationKind.List or AnnotationKind.Map or AnnotationKind.MapKeyValue;
        return isElement ? repeated : repeated.Children[0];
    }

    /// <summary>The repeated pair of a map's key and value, or its key alone; <see langword="null"/> for a group of another shape.</summary>
    public static SchemaNode? EntryOf(SchemaNode map) => OnlyRepeated(map) is { IsLeaf: false, Children.Count: 1 or 2 } entry ? entry : null;

    private static SchemaNode? OnlyRepeated(SchemaNode group) => group.Children is [{ IsRepeated: true } only] ? only : null;
}
