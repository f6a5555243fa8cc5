using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;
using Quartz;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the sources of the configuration.</summary>
internal sealed class SourcesVerb() : Verb("sources", "List the sources of the configuration", "sources", "sources --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var sources = runtime.Configuration.Ingestion.Sources.OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase).ToList();
        var crawledBy = await CrawledByAsync(runtime, cancellationToken);
        if (context.IsJson)
        {
            foreach (var (name, source) in sources)
                JsonLines.Write(context, Describe(name, source, crawledBy.GetValueOrDefault(name)));
            return ExitCodes.Ok;
        }

        if (sources.Count == 0)
            context.Hint("The configuration has no sources. Add one under Ingestion:Sources, or try quickstart.");
        else
            context.Tables.Print(
                ["source", "type", "environment", "instance", "schedule", "next time", "enabled"],
                sources.Select(source => Row(source.Key, source.Value, crawledBy.GetValueOrDefault(source.Key), runtime.TimeProvider)));
        return ExitCodes.Ok;
    }

    /// <summary>The workers of the cluster that crawl sources now, by source.</summary>
    private static async Task<Dictionary<string, string>> CrawledByAsync(IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        if (!runtime.Configuration.Ingestion.Cluster.Enabled || (await runtime.OpenStoreAsync(cancellationToken)).Workers is not { } workers)
            return [];

        return (await workers.ListAsync(cancellationToken))
            .Where(worker => worker.IsLive)
            .SelectMany(worker => worker.Report.Crawling, (worker, source) => (Source: source, worker.Report.Name))
            .DistinctBy(crawl => crawl.Source)
            .ToDictionary(crawl => crawl.Source, crawl => crawl.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static JsonObject Describe(string name, SourceOptions source, string? worker) => new()
    {
        ["source"] = name,
        ["type"] = source.Type,
        ["environment"] = source.Environment,
        ["instance"] = source.Instance,
        ["schedule"] = source.Schedule,
        ["timeZone"] = source.TimeZone,
        ["enabled"] = source.Enabled,
        ["worker"] = worker,
    };

    private static string[] Row(string name, SourceOptions source, string? worker, TimeProvider timeProvider) =>
    [
        name,
        source.Type,
        source.Environment,
        source.Instance ?? "-",
        source.Schedule ?? "-",
        NextTime(source, timeProvider),
        (source.Enabled ? "yes" : "no") + (worker is null ? string.Empty : $", crawled by {worker}"),
    ];

    private static string NextTime(SourceOptions source, TimeProvider timeProvider)
    {
        if (source.Schedule is not { } schedule || !source.Enabled)
            return "-";

        var zone = source.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;
        var next = new CronExpression(schedule, zone).GetNextValidTimeAfter(timeProvider.GetUtcNow());
        return next is { } time ? TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture) : "-";
    }
}
