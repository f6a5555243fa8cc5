namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>What a file's metadata says about the values of a column.</summary>
/// <param name="NullCount">How many are null; <see langword="null"/> when it is not known.</param>
/// <param name="Min">The least; <see langword="null"/> when it is not known, or there is none.</param>
/// <param name="Max">The greatest; <see langword="null"/> when it is not known, or there is none.</param>
internal readonly record struct ColumnStatistics(long? NullCount, ColumnValue? Min, ColumnValue? Max)
{
    public static ColumnStatistics Unknown => default;

    /// <summary>Whether there is no value but null, and so neither a least nor a greatest.</summary>
    public bool HasNoValue { get; init; }

    public static ColumnStatistics NoValue(long nulls) => new(nulls, null, null) { HasNoValue = true };

    /// <summary>What is left of it when some of the rows that it tells of are deleted: only that there was no null.</summary>
    public ColumnStatistics WithDeletions() => new(NullCount == 0 ? 0 : null, null, null);

    /// <summary>What is known of the values of both; that of one alone says nothing about all.</summary>
    public ColumnStatistics Merge(ColumnStatistics other)
    {
        if (other.HasNoValue)
            return this with { NullCount = NullCount + other.NullCount };

        return HasNoValue ? other with { NullCount = NullCount + other.NullCount } : new ColumnStatistics(
            NullCount + other.NullCount,
            Min is { } min && other.Min is { } otherMin ? ColumnValue.Least(min, otherMin) : null,
            Max is { } max && other.Max is { } otherMax ? ColumnValue.Greatest(max, otherMax) : null);
    }
}
