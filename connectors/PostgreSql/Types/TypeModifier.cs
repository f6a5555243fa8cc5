using System.Globalization;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>Decodes pg_attribute.atttypmod, which every type packs in its own way; -1 means that there is none.</summary>
internal static class TypeModifier
{
    private const int HeaderSize = 4;
    private const int FullPrecision = 0xFFFF;
    private const int FullRange = 0x7FFF;

    /// <summary>The length of varchar and char.</summary>
    public static int? Length(int modifier) => modifier < HeaderSize ? null : modifier - HeaderSize;

    /// <summary>The bits of bit strings, the fractional digits of times and timestamps.</summary>
    public static int? Plain(int modifier) => modifier < 0 ? null : modifier;

    /// <summary>Precision and scale of numeric; the scale may be negative or exceed the precision.</summary>
    public static (int Precision, int Scale)? Numeric(int modifier)
    {
        if (modifier < HeaderSize)
            return null;
        var packed = modifier - HeaderSize;
        return ((packed >> 16) & 0xFFFF, ((packed & 0x7FF) ^ 1024) - 1024);
    }

    /// <summary>The fields that an interval is limited to, as the server writes them.</summary>
    public static string? IntervalFields(int modifier) => modifier < 0 ? null : ((modifier >> 16) & FullRange) switch
    {
        Year => "year",
        Month => "month",
        Day => "day",
        Hour => "hour",
        Minute => "minute",
        Second => "second",
        Year | Month => "year to month",
        Day | Hour => "day to hour",
        Day | Hour | Minute => "day to minute",
        Day | Hour | Minute | Second => "day to second",
        Hour | Minute => "hour to minute",
        Hour | Minute | Second => "hour to second",
        Minute | Second => "minute to second",
        _ => null,
    };

    public static int? IntervalPrecision(int modifier) =>
        modifier < 0 || (modifier & 0xFFFF) == FullPrecision ? null : modifier & 0xFFFF;

    public static string InParentheses(int? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"({number})") : string.Empty;

    private const int Month = 1 << 1;
    private const int Year = 1 << 2;
    private const int Day = 1 << 3;
    private const int Hour = 1 << 10;
    private const int Minute = 1 << 11;
    private const int Second = 1 << 12;
}
