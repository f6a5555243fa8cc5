using System.Collections.Frozen;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Options that the server keeps as <c>key=value</c>.</summary>
internal static class OptionText
{
    private const string Masked = "***";

    // Anyone can read the options of foreign servers and tables, and some wrappers keep secrets there: what is not known to be harmless is masked.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "host", "port", "dbname", "schema_name", "table_name", "column_name", "schema", "table", "filename", "format", "header", "delimiter",
        "encoding", "null", "quote", "escape", "updatable", "fetch_size", "batch_size", "use_remote_estimate", "region", "bucket");

    /// <summary>Options of tables, views and indexes, which hold no secrets.</summary>
    public static void AddTo(ref PropertyList properties, string prefix, string[]? options)
    {
        foreach (var option in options ?? [])
        {
            var (key, value) = Split(option);
            properties.Add(prefix + key, value);
        }
    }

    /// <summary>Options of foreign servers, tables and columns.</summary>
    public static void AddMaskedTo(ref PropertyList properties, string prefix, string[]? options)
    {
        foreach (var option in options ?? [])
        {
            var (key, value) = Split(option);
            properties.Add(prefix + key, Harmless.Contains(key) ? value : Masked);
        }
    }

    private static (string Key, string Value) Split(string option)
    {
        var separator = option.IndexOf('=', StringComparison.Ordinal);
        return separator < 0 ? (option, string.Empty) : (option[..separator], option[(separator + 1)..]);
    }
}
