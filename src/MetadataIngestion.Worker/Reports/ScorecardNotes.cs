using System.Globalization;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>What a reader of a scorecard must know to read it right.</summary>
internal static class ScorecardNotes
{
    /// <summary>Which part of the history the log does not tell in full; <see langword="null"/> for none.</summary>
    public static string? Incomplete(Scorecard card)
    {
        if (card.Weeks.All(week => week.IsComplete))
            return null;

        return card.KnownFrom is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"What happened before {known.UtcDateTime:yyyy-MM-dd HH:mm} UTC is not known: the log begins there, or retention removed what was before. Counts of weeks that began earlier may be too low, and how many findings were open before is left out.")
            : "The log is empty, so nothing is known of what happened.";
    }
}
