namespace MetadataIngestion.Connectors.FileLake.Inference;

internal static class TemporalText
{
    private const int DateLength = 10;

    /// <summary>An ISO 8601 date, time of day or timestamp, or <see cref="TextClass.String"/>. Days that no calendar has are text.</summary>
    public static TextClass Classify(ReadOnlySpan<char> value)
    {
        if (value.Length < DateLength || value[4] != '-')
            return TimeLength(value) == value.Length ? TextClass.Time : TextClass.String;

        if (!IsDate(value[..DateLength]))
            return TextClass.String;

        if (value.Length == DateLength)
            return TextClass.Date;

        return value[DateLength] is 'T' or 't' or ' ' ? ClassifyTimestamp(value[(DateLength + 1)..]) : TextClass.String;
    }

    private static TextClass ClassifyTimestamp(ReadOnlySpan<char> time)
    {
        var length = TimeLength(time);
        if (length == 0)
            return TextClass.String;

        var zone = time[length..].TrimStart(' ');
        if (zone.IsEmpty)
            return TextClass.Timestamp;

        return zone is "Z" or "z" or "UTC" || IsOffset(zone) ? TextClass.ZonedTimestamp : TextClass.String;
    }

    private static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text[4] != '-' || text[7] != '-')
            return false;

        var year = Number(text[..4]);
        var month = Number(text[5..7]);
        var day = Number(text[8..]);
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>How much of the text is a time of day <c>HH:mm[:ss[.fraction]]</c>; 0 when it does not begin with one.</summary>
    private static int TimeLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 5 || text[2] != ':' || Number(text[..2]) is < 0 or > 23 || Number(text[3..5]) is < 0 or > 59)
            return 0;

        if (text.Length < 8 || text[5] != ':')
            return 5;

        if (Number(text[6..8]) is < 0 or > 59)
            return 0;

        if (text.Length < 10 || text[8] is not ('.' or ','))
            return 8;

        var end = text[9..].IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text.Length - 9 : end;
        return digits is > 0 and <= 9 ? 9 + digits : 8;
    }

    private static bool IsOffset(ReadOnlySpan<char> zone)
    {
        if (zone[0] is not ('+' or '-'))
            return false;

        var digits = zone[1..];
        return digits.Length switch
        {
            2 => Number(digits) is >= 0 and <= 18,
            4 => Number(digits[..2]) is >= 0 and <= 18 && Number(digits[2..]) is >= 0 and <= 59,
            5 => digits[2] == ':' && Number(digits[..2]) is >= 0 and <= 18 && Number(digits[3..]) is >= 0 and <= 59,
            _ => false,
        };
    }

    /// <summary>The digits as a number, or -1 when something else is among them.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
