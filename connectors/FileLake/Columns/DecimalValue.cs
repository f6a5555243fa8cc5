using System.Globalization;
using System.Numerics;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A decimal number of any length. Those that are compared have one scale, since columns have.</summary>
/// <param name="Unscaled">All digits.</param>
/// <param name="Scale">How many of them follow the point.</param>
internal sealed record DecimalValue(BigInteger Unscaled, int Scale) : ColumnValue
{
    public override string Text
    {
        get
        {
            var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
            var text = Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}";
            return Unscaled.Sign < 0 ? "-" + text : text;
        }
    }

    protected override int? CompareTo(ColumnValue other) => other is DecimalValue { Unscaled: var unscaled } ? Unscaled.CompareTo(unscaled) : null;
}
