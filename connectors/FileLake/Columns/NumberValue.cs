using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A number.</summary>
internal sealed record NumberValue<T>(T Number) : ColumnValue
    where T : struct, IComparable<T>, IFormattable
{
    public override string Text => Number.ToString(null, CultureInfo.InvariantCulture);

    protected override int? CompareTo(ColumnValue other) => other is NumberValue<T> { Number: var number } ? Number.CompareTo(number) : null;
}
