using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Writes when a trigger fires.</summary>
internal static class TriggerText
{
    public static string Of(TriggerRow trigger, DatabaseCatalog catalog)
    {
        var events = new List<string>();
        foreach (var row in catalog.TriggerEvents.Of(trigger.ObjectId))
            events.Add(row.Event);
        var time = trigger.IsInsteadOf ? "INSTEAD OF" : "AFTER";
        return $"{time} {string.Join(", ", events)}{(trigger.IsDisabled ? " (disabled)" : string.Empty)}".TrimEnd();
    }
}
