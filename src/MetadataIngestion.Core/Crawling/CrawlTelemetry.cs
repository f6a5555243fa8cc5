using System.Diagnostics;
using System.Diagnostics.Metrics;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The meter and activity source of the engine; their names are the assembly's.</summary>
internal static class CrawlTelemetry
{
    private const string Name = "MetadataIngestion.Core";

    /// <summary>The engine's only meter.</summary>
    public static readonly Meter Meter = new(Name);

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Counter<long> s_entities = Meter.CreateCounter<long>("ingestion.entities.seen", "{entity}", "Entities found in sources");
    private static readonly Counter<long> s_emitted = Meter.CreateCounter<long>("ingestion.proposals.emitted", "{proposal}", "Proposals appended to the log");
    private static readonly Counter<long> s_suppressed = Meter.CreateCounter<long>("ingestion.proposals.suppressed", "{proposal}", "Proposals not appended because nothing changed");
    private static readonly Counter<long> s_warnings = Meter.CreateCounter<long>("ingestion.warnings", "{warning}", "Warnings of runs");
    private static readonly Counter<long> s_failures = Meter.CreateCounter<long>("ingestion.failures", "{failure}", "Failures of runs");
    private static readonly Histogram<double> s_duration = Meter.CreateHistogram<double>("ingestion.run.duration", "s", "How long runs take");

    public static Activity? StartRun(RunStart start)
    {
        var activity = s_activities.StartActivity("crawl");
        activity?.SetTag("source", start.Source);
        activity?.SetTag("run.id", start.RunId);
        return activity;
    }

    public static void Record(RunReport report, Activity? activity)
    {
        activity?.SetTag("status", report.Status.ToString());
        if (report.Status == RunStatus.Failed)
            activity?.SetStatus(ActivityStatusCode.Error, report.Failures is [var failure, ..] ? failure.Message : null);

        var tags = new TagList { { "source", report.Source }, { "status", report.Status.ToString() } };
        s_entities.Add(report.Entities.Seen, tags);
        s_emitted.Add(report.Proposals.Emitted, tags);
        s_suppressed.Add(report.Proposals.Suppressed, tags);
        s_warnings.Add(report.WarningCount, tags);
        s_failures.Add(report.FailureCount, tags);
        s_duration.Record(report.DurationMs / 1000.0, tags);
    }
}
