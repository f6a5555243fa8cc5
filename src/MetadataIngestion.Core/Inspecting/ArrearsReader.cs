using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>Finds out from the reports of a source's runs what nobody has looked at.</summary>
internal static class ArrearsReader
{
    private const int RunsAtOnce = 100;

    /// <summary>What the runs before one left behind, back to the last that came to its end: that one says what was left then.</summary>
    public static async Task<Arrears> ReadAsync(IMetadataStore store, RunStart start, CancellationToken cancellationToken)
    {
        var early = new List<string>();
        var query = new RunQuery { Source = start.Source, Before = start.RunId, Limit = 1 };
        while (true)
        {
            var runs = await store.ListRunsAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var run in runs)
            {
                if (run.Status is not (RunStatus.Failed or RunStatus.Cancelled))
                    return (run.Arrears ?? Arrears.None).With(early);
                if (run.Log.FirstOffset > 0)
                    early.Add(run.RunId);
            }

            var found = Arrears.None.With(early);
            if (found.Everything || runs.Count < query.Limit)
                return found;

            // Nearly always the newest run came to its end.
            query = query with { Before = runs[^1].RunId, Limit = RunsAtOnce };
        }
    }
}
