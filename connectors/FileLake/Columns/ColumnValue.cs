using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A value of a column, for comparing.</summary>
/// <param name="Value">The value.</param>
/// <param name="Words">How people write it, where that is not how numbers are written.</param>
internal readonly record struct ColumnValue(IComparable Value, string? Words = null)
{
    /// <summary>The value for people. Most values are only compared, so that numbers are written on demand.</summary>
    public string Text => Words ?? Convert.ToString(Value, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The lesser of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Least(ColumnValue x, ColumnValue y) =>
        x.Value.GetType() != y.Value.GetType() ? null : x.Value.CompareTo(y.Value) <= 0 ? x : y;

    /// <summary>The greater of two; <see langword="null"/> when they cannot be compared.</summary>
    public static ColumnValue? Greatest(ColumnValue x, ColumnValue y) =>
        x.Value.GetType() != y.Value.GetType() ? null : x.Value.CompareTo(y.Value) >= 0 ? x : y;
}
