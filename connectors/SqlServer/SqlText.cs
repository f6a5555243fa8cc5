namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>Bits of T-SQL as people read and paste them.</summary>
internal static class SqlText
{
    /// <summary>An identifier in brackets.</summary>
    public static string Quote(string identifier) => $"[{identifier.Replace("]", "]]", StringComparison.Ordinal)}]";

    /// <summary>A name for people: in brackets where it would be misread without.</summary>
    public static string Display(string identifier) => IsPlain(identifier) ? identifier : Quote(identifier);

    public static string Display(string schema, string name) => $"{Display(schema)}.{Display(name)}";

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsPlain(string identifier) =>
        identifier.Length > 0 && !char.IsAsciiDigit(identifier[0]) && identifier.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '@' or '#' or '$');
}
