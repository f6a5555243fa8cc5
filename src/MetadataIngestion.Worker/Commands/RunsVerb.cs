using MetadataIngestion.Core.Storing;
using System.CommandLine;
using System.Globalization;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists past runs, or shows one with its whole report.</summary>
internal sealed class RunsVerb : Verb
{
    private readonly Argument<string?> _run = new("RUN") { Description = "The id of a run to show in full", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> _source = new("--source") { Description = "Only runs of this source", HelpName = "SOURCE" };

    private readonly Option<int> _limit = new("--limit") { Description = "How many runs at most", HelpName = "N", DefaultValueFactory = _ => 20 };

    public RunsVerb()
        : base("runs", "List past runs, or show one in full", "runs", "runs --source sales --output json", "runs sales-2026_11_21-10_00_00-3f2a41")
    {
        _limit.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        _run.Validators.Add(ValueRules.RefuseOptions);
        Add(_run);
        Add(_source);
        Add(_limit);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        if (context.Arguments.GetValue(_run) is { } id)
        {
            var found = await store.FindRunAsync(id, cancellationToken) ?? throw new UsageException($"there is no run '{id}'. The command runs without an id lists them.");
            ReportWriter.Write(context, found);
            return ExitCodes.Ok;
        }

        var runs = await store.ListRunsAsync(
            new RunQuery { Source = context.Arguments.GetValue(_source), Limit = context.Arguments.GetValue(_limit) }, cancellationToken);
        if (context.IsJson)
            foreach (var run in runs)
                ReportWriter.Write(context, run);
        else
            Print(context, runs);
        return ExitCodes.Ok;
    }

    /// <summary>Who crawled is told only where there was a choice.</summary>
    private static void Print(VerbContext context, IReadOnlyList<RunReport> runs)
    {
        string[] worker = runs.Any(run => run.Worker is not null) ? ["worker"] : [];
        context.Tables.Print(
            ["run", "source", "scope", .. worker, "started", "took", "status", "seen", "added", "changed", "removed", "proposals"],
            runs.Select(run => Row(run, worker.Length > 0)));
    }

    private static string[] Row(RunReport run, bool withWorker) =>
    [
        run.RunId,
        run.Source,
        run.Scope ?? "-",
        .. withWorker ? [run.Worker ?? "-"] : Array.Empty<string>(),
        run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Durations.Describe(run.DurationMs),
        ReportPrinter.Describe(run.Status),
        .. new[] { run.Entities.Seen, run.Entities.Added, run.Entities.Changed, run.Entities.Removed, run.Proposals.Emitted }
            .Select(count => count.ToString(CultureInfo.InvariantCulture)),
    ];
}
