using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Inference;

internal static class NumberText
{
    /// <summary>
    /// The kind of number, or <see cref="TextClass.String"/>. Digits after a leading zero are a code, such as a postcode, not a number.
    /// </summary>
    public static TextClass Classify(ReadOnlySpan<char> value)
    {
        var rest = value[0] is '+' or '-' ? value[1..] : value;
        var whole = Digits(rest);
        if (whole > 1 && rest[0] == '0')
            return TextClass.String;

        rest = rest[whole..];
        if (rest.IsEmpty)
            return ClassifyWhole(value, whole);

        var fraction = 0;
        var hasPoint = rest[0] == '.';
        if (hasPoint)
        {
            fraction = Digits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        if (whole + fraction == 0)
            return TextClass.String;

        if (rest.IsEmpty)
            return fraction > 0 ? TextClass.Decimal : TextClass.String;

        return IsExponent(rest) && (!hasPoint || fraction > 0) ? TextClass.Float : TextClass.String;
    }

    private static TextClass ClassifyWhole(ReadOnlySpan<char> value, int digits)
    {
        if (digits == 0)
            return TextClass.String;

        return digits < 19 || long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? TextClass.Integer
            : TextClass.BigInteger;
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('e' or 'E') || text.Length < 2)
            return false;

        var digits = text[1] is '+' or '-' ? text[2..] : text[1..];
        return digits.Length is > 0 and < 5 && Digits(digits) == digits.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
