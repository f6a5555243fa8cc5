namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Dates of the catalog, which are readings of the server's clock without a time zone.</summary>
internal sealed class LocalTime(TimeZoneInfo zone)
{
    public DateTimeOffset? ToInstant(DateTime? reading)
    {
        if (reading is not { } time)
            return null;
        // A time that the zone skips shows that the zone is wrong by an hour; the date is still worth having.
        var offset = zone.IsInvalidTime(time) ? zone.BaseUtcOffset : zone.GetUtcOffset(time);
        return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), offset).ToUniversalTime();
    }
}
