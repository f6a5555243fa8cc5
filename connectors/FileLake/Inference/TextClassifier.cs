namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Decides what a piece of text can be read as, without regard to culture and without allocating.</summary>
internal static class TextClassifier
{
    private static readonly string[] NullWords = ["null", "none", "nil", "na", "n/a", "nan", "#n/a", "-", "--", "(null)"];

    public static TextClass Classify(ReadOnlySpan<char> text)
    {
        var value = text.Trim();
        if (value.IsEmpty || value is "\\N")
            return TextClass.Null;

        var first = value[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.')
        {
            var number = NumberText.Classify(value);
            var temporal = number == TextClass.String ? TemporalText.Classify(value) : number;
            return temporal == TextClass.String ? ClassifyWord(value) : temporal;
        }

        return ClassifyWord(value);
    }

    private static TextClass ClassifyWord(ReadOnlySpan<char> value)
    {
        if (value.Length == 36)
            return IsUuid(value) ? TextClass.Uuid : TextClass.String;

        if (value.Length > 6)
            return TextClass.String;

        if (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase))
            return TextClass.Boolean;

        foreach (var word in NullWords)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
                return TextClass.NullWord;
        }

        return TextClass.String;
    }

    private static bool IsUuid(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var isSeparator = i is 8 or 13 or 18 or 23;
            if (isSeparator ? value[i] != '-' : !char.IsAsciiHexDigit(value[i]))
                return false;
        }

        return true;
    }
}
