namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>When triggers and rules fire: pg_trigger.tgenabled and pg_rewrite.ev_enabled.</summary>
internal static class StateText
{
    public static string Of(char enabled) => enabled switch
    {
        'D' => " (disabled)",
        'R' => " (enabled on replicas)",
        'A' => " (enabled always)",
        _ => string.Empty,
    };
}
