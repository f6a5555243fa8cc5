namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>How delimited text is written.</summary>
/// <param name="Delimiter">The character between fields.</param>
/// <param name="Quote">The character around fields that hold a delimiter, a line break or itself; zero when there is none.</param>
internal readonly record struct DelimitedDialect(char Delimiter, char Quote)
{
    public const char NoQuote = '\0';

    public string DelimiterName => Delimiter switch
    {
        ',' => "comma",
        '\t' => "tab",
        ';' => "semicolon",
        '|' => "pipe",
        _ => $"U+{(int)Delimiter:X4}",
    };

    public string QuoteName => Quote switch
    {
        '"' => "double",
        '\'' => "single",
        _ => "none",
    };
}
