using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>The order of the numeric types. A width of 0 and a precision that is not stated have no limit.</summary>
internal static class NumberOrder
{
    /// <summary>The width of an integer or a float, with no width as the greatest.</summary>
    public static int Width(DataType type) => type.Bits == 0 ? int.MaxValue : type.Bits;

    public static bool IntegerFits(DataType part, DataType whole) => (part.Unsigned, whole.Unsigned) switch
    {
        (false, true) => false,
        (true, false) => whole.Bits == 0 || Width(part) < whole.Bits,
        _ => Width(part) <= Width(whole),
    };

    public static bool DecimalFits(DataType part, DataType whole) =>
        AtMost(FractionDigits(part), FractionDigits(whole)) && AtMost(WholeDigits(part), WholeDigits(whole));

    public static bool IntegerFitsDecimal(DataType integer, DataType number) =>
        AtMost(0, FractionDigits(number)) && AtMost(integer.Bits == 0 ? null : Digits(integer), WholeDigits(number));

    /// <summary>Whether a float's significand holds every value of an integer.</summary>
    public static bool IntegerFitsFloat(DataType integer, DataType number) => number.Bits switch
    {
        0 => true,
        >= 64 => Width(integer) <= 53,
        >= 32 => Width(integer) <= 24,
        >= 16 => Width(integer) <= 11,
        _ => false,
    };

    private static int? FractionDigits(DataType number) => number.Scale ?? (number.Precision is null ? null : 0);

    private static int? WholeDigits(DataType number) => number.Precision - (number.Scale ?? 0);

    /// <summary>How many digits the greatest value of an integer has.</summary>
    private static int Digits(DataType integer) =>
        (int)Math.Floor((integer.Bits - (integer.Unsigned ? 0 : 1)) * Math.Log10(2)) + 1;

    private static bool AtMost(int? part, int? whole) => whole is null || part <= whole;
}
