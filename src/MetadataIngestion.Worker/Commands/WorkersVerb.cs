using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the workers of the cluster.</summary>
internal sealed class WorkersVerb() : Verb("workers", "List the workers that share the store, and what each does", "workers", "workers --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var registry = (await runtime.OpenStoreAsync(cancellationToken)).Workers;
        var workers = registry is null ? [] : WorkerStatus.Of(await registry.ListAsync(cancellationToken));
        if (context.IsJson)
        {
            foreach (var worker in workers)
                JsonLines.Write(context, Describe(worker));
        }
        else if (workers.Count == 0)
        {
            context.Hint("No worker of a cluster uses the store. Start one with run and Ingestion:Cluster:Enabled.");
        }
        else
        {
            context.Tables.Print(["worker", "state", "version", "started", "last check-in", "configuration", "crawls", "delivers to", "refuses"], workers.Select(Row));
        }

        return ExitCodes.Ok;
    }

    private static JsonObject Describe(WorkerStatus worker) => new()
    {
        ["worker"] = worker.Name,
        ["state"] = worker.State.ToString(),
        ["version"] = worker.Version,
        ["startedAt"] = worker.StartedAt,
        ["lastCheckInAt"] = worker.LastCheckInAt,
        ["configuration"] = worker.Configuration,
        ["configuredAt"] = worker.ConfiguredAt,
        ["clockAheadMs"] = (long)worker.ClockAhead.TotalMilliseconds,
        ["plugins"] = List(worker.Plugins),
        ["refused"] = new JsonObject(worker.Refused.Select(refusal => KeyValuePair.Create(refusal.Key, (JsonNode?)refusal.Value))),
        ["crawling"] = List(worker.Crawling),
        ["delivering"] = List(worker.Delivering),
    };

    private static JsonArray List(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    private static string[] Row(WorkerStatus worker) =>
    [
        worker.Name,
        worker.ClockIsWrong ? $"{worker.State}, wrong clock" : worker.State.ToString(),
        worker.Version,
        Describe(worker.StartedAt),
        Describe(worker.LastCheckInAt),
        worker.Configuration,
        Describe(worker.Crawling),
        Describe(worker.Delivering),
        Describe([.. worker.Refused.Keys]),
    ];

    private static string Describe(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Describe(IReadOnlyList<string> names) => names.Count == 0 ? "-" : string.Join(", ", names);
}
