using System.Globalization;
using MetadataIngestion.Mesh.Scorecards;

namespace MetadataIngestion.Worker.Reports;

/// <summary>What a reader of a scorecard must know to read it right.</summary>
internal static class ScorecardNotes
{
    /// <summary>Which part of the history the log does not tell in full; <see langword="null"/> for none.</summary>
    public static string? Incomplete(Scorecard card)
    {
        if (card.Weeks.LastOrDefault(week => !week.IsComplete) is not { } last)
            return null;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"The weeks up to that from {last.Start:yyyy-MM-dd} on may count too little: the log begins later, or retention removed what was there.");
    }
}
