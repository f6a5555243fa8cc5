using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>What the catalog's satellite views say about the columns of a relation, column after column.</summary>
internal ref struct ColumnDetails(in RelationRows rows)
{
    private ReadOnlySpan<PropertyRow> _properties = rows.Properties;
    private readonly ReadOnlySpan<ClassificationRow> _classifications = rows.Classifications;
    private readonly ReadOnlySpan<IndexColumnRow> _indexColumns = PartitionedIn(rows);

    public ColumnCursor<ComputedColumn> Computed = new(rows.Computed, static row => row.ColumnId);

    public ColumnCursor<IdentityColumn> Identities = new(rows.Identities, static row => row.ColumnId);

    public ColumnCursor<ColumnText> Defaults = new(rows.Defaults, static row => row.ColumnId);

    public ColumnCursor<ColumnText> Masks = new(rows.Masks, static row => row.ColumnId);

    public Annotations AnnotationsOf(int columnId, AnnotationReader reader)
    {
        while (!_properties.IsEmpty && _properties[0].MinorId < columnId)
            _properties = _properties[1..];
        var count = 0;
        while (count < _properties.Length && _properties[count].MinorId == columnId)
            count++;
        return reader.Read(_properties[..count], columnId);
    }

    public readonly bool IsPartitionKey(int columnId)
    {
        foreach (ref readonly var column in _indexColumns)
        {
            if (column.ColumnId == columnId && column.PartitionOrdinal > 0)
                return true;
        }

        return false;
    }

    /// <summary>The tags that properties name, and the column's classification.</summary>
    public readonly IReadOnlyList<string> TagsOf(int columnId, Annotations annotations)
    {
        if (_classifications.IsEmpty)
            return annotations.Tags;
        var tags = new List<string>(annotations.Tags);
        foreach (ref readonly var classification in _classifications)
        {
            if (classification.ColumnId != columnId)
                continue;
            Add(tags, classification.Label);
            Add(tags, classification.InformationType);
        }

        return tags;
    }

    private static void Add(List<string> tags, string? tag)
    {
        if (!string.IsNullOrWhiteSpace(tag) && !tags.Contains(tag))
            tags.Add(tag);
    }

    // The columns of the heap or the clustered index come first.
    private static ReadOnlySpan<IndexColumnRow> PartitionedIn(in RelationRows rows)
    {
        var columns = rows.IndexColumns;
        var count = 0;
        while (count < columns.Length && columns[count].IndexId <= 1)
            count++;
        return columns[..count];
    }
}
