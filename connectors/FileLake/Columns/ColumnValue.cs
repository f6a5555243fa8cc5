namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A value of a column, for comparing. Most values are only compared, so that they are written on demand.</summary>
internal abstract record ColumnValue
{
    /// <summary>The value for people.</summary>
    public abstract string Text { get; }

    /// <summary>The lesser of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Least(ColumnValue x, ColumnValue y) => x.CompareTo(y) is { } order ? order <= 0 ? x : y : null;

    /// <summary>The greater of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Greatest(ColumnValue x, ColumnValue y) => x.CompareTo(y) is { } order ? order >= 0 ? x : y : null;

    /// <summary>The order of two values of one kind; <see langword="null"/> for those of different kinds.</summary>
    protected abstract int? CompareTo(ColumnValue other);
}
