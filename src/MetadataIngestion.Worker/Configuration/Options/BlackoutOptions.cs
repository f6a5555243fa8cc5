namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>A time of day in which the service begins no crawl of a source, in the time zone of its schedule.</summary>
internal sealed class BlackoutOptions
{
    /// <summary>The days of the week on which it begins, such as <c>Monday</c>. The default is every day.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; set; } = [];

    /// <summary>When it begins, such as <c>08:00</c>.</summary>
    public required string From { get; set; }

    /// <summary>When it ends, such as <c>18:30</c>; on the next day when that is not after <see cref="From"/>.</summary>
    public required string To { get; set; }
}
