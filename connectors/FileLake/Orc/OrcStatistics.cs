using System.Globalization;
using System.Text;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>What the footer says of the values of one type. Only the bounds of numbers and dates: those of texts may be names of people.</summary>
/// <param name="Values">How many there are that are not null; <see langword="null"/> when it is not known.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
internal sealed record OrcStatistics(long? Values, ColumnValue? Min, ColumnValue? Max)
{
    public static OrcStatistics Read(ReadOnlySpan<byte> bytes)
    {
        var statistics = new OrcStatistics(null, null, null);
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            statistics = proto.Field switch
            {
                1 when proto.Number is <= long.MaxValue and var values => statistics with { Values = (long)values },
                2 => statistics.WithBounds(proto.Bytes, static (ref ProtoReader bound) => bound.Signed is { } value ? ColumnValues.Number(value) : null),
                3 => statistics.WithBounds(proto.Bytes, static (ref ProtoReader bound) => bound.Double is { } value ? ColumnValues.Float(value) : null),
                6 => statistics.WithBounds(proto.Bytes, static (ref ProtoReader bound) => Decimal(bound.Bytes)),
                7 => statistics.WithBounds(proto.Bytes, static (ref ProtoReader bound) => bound.Signed is { } days ? ColumnValues.Date(days) : null),
                _ => statistics,
            };
        }

        return statistics;
    }

    private delegate ColumnValue? BoundReader(ref ProtoReader bound);

    private static NumberValue<decimal>? Decimal(ReadOnlySpan<byte> bytes) =>
        decimal.TryParse(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 64)]), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? new NumberValue<decimal>(value)
            : null;

    private OrcStatistics WithBounds(ReadOnlySpan<byte> bytes, BoundReader read)
    {
        var bounds = this;
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            bounds = proto.Field switch
            {
                1 => bounds with { Min = read(ref proto) },
                2 => bounds with { Max = read(ref proto) },
                _ => bounds,
            };
        }

        return bounds;
    }
}
