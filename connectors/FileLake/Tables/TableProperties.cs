namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>The properties that engines and people give a table.</summary>
internal static class TableProperties
{
    private static readonly string[] SecretWords = ["secret", "password", "token", "credential", "access-key", "accesskey", "account-key"];

    /// <summary>Those that may be shown: some engines keep access keys among them.</summary>
    public static SortedDictionary<string, string> Shown(IReadOnlyDictionary<string, string> properties) =>
        new(properties.Where(property => !IsSecret(property.Key)).ToDictionary(), StringComparer.Ordinal);

    private static bool IsSecret(string key) => Array.Exists(SecretWords, word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
}
