using System.Globalization;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Reports;

/// <summary>How much is in quarantine, for people.</summary>
internal static class QuarantineText
{
    public const string Remedy = "The command quarantine list says why; decide with quarantine approve or quarantine reject.";

    public static string Describe(QuarantineSummary summary, DateTimeOffset now)
    {
        var decided = $"{summary.Approved} approved, {summary.Rejected} rejected";
        return summary.OldestSince is { } since
            ? string.Create(CultureInfo.InvariantCulture, $"{summary.Waiting} datasets in quarantine wait for somebody to decide, the oldest since {since.UtcDateTime:u} ({Age(now - since)}); {decided}.")
            : $"Nothing in quarantine waits for a decision; {decided}.";
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.Days} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)age.TotalMinutes)} minutes"),
    };
}
