using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Writes rewrite rules: what they answer to, not what they do.</summary>
internal static class RuleText
{
    public static string Write(RuleRow rule) => $"ON {EventOf(rule.Event)} DO {(rule.IsInstead ? "INSTEAD" : "ALSO")}{StateText.Of(rule.Enabled)}";

    private static string EventOf(char type) => type switch
    {
        '1' => "SELECT",
        '2' => "UPDATE",
        '3' => "INSERT",
        '4' => "DELETE",
        _ => "?",
    };
}
