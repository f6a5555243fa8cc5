namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A value of a column: for comparing, and for people.</summary>
internal readonly record struct ColumnValue(IComparable Value, string Text)
{
    /// <summary>The lesser of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Least(ColumnValue x, ColumnValue y) =>
        x.Value.GetType() != y.Value.GetType() ? null : x.Value.CompareTo(y.Value) <= 0 ? x : y;

    /// <summary>The greater of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Greatest(ColumnValue x, ColumnValue y) =>
        x.Value.GetType() != y.Value.GetType() ? null : x.Value.CompareTo(y.Value) >= 0 ? x : y;
}
