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
        if (summary.OldestSince is not { } since)
            return $"Nothing in quarantine waits for a decision; {decided}.";

        var waiting = summary.Waiting == 1 ? "1 dataset in quarantine waits for somebody to decide, " : $"{summary.Waiting} datasets in quarantine wait for somebody to decide, the oldest ";
        return string.Create(CultureInfo.InvariantCulture, $"{waiting}since {since.UtcDateTime:u} ({Age(now - since)}); {decided}.");
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.Days} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)age.TotalMinutes)} minutes"),
    };
}
