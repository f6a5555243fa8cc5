using System.CommandLine;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Ends a crawl in whichever process it is under way, or a request before its crawl begins.</summary>
internal sealed class CancelVerb : Verb
{
    private readonly Argument<string> _name = new("RUN|SOURCE|REQUEST") { Description = "The id of a run, a source whose crawl is under way, or the id of a request; the first of these that there is" };

    private readonly Option<bool> _request = new("--request") { Description = "Take the name for the id of a request, even when a source has it too" };

    private readonly Option<bool> _wait = new("--wait") { Description = "Wait until the crawl is over" };

    public CancelVerb()
        : base("cancel", "End a crawl under way, wherever it runs, or withdraw a request", "cancel sales", "cancel sales-2026_11_21-10_00_00-3f2a41 --wait", "cancel 2026-11-backfill --request")
    {
        _name.Validators.Add(ValueRules.RefuseOptions);
        Add(_name);
        Add(_request);
        Add(_wait);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var cancellation = new StoreCancellation(store, runtime.TimeProvider);
        var outcome = await CancelAsync(context, runtime, store, cancellation, cancellationToken);
        if (outcome.Result == CancelResult.Asked && context.Arguments.GetValue(_wait))
            outcome = await cancellation.WaitAsync(outcome, cancellationToken);

        Write(context, outcome);
        return outcome.Result == CancelResult.NotReached ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private async Task<CancelOutcome> CancelAsync(VerbContext context, IngestionRuntime runtime, IMetadataStore store, StoreCancellation cancellation, CancellationToken cancellationToken)
    {
        var name = context.Arguments.GetRequiredValue(_name);
        if (context.Arguments.GetValue(_request))
            return await cancellation.CancelRequestAsync(name, cancellationToken) ?? throw new UsageException($"there is no request '{name}'. The command requests lists them.");

        if (await cancellation.CancelRunAsync(name, cancellationToken) is { } run)
            return run;
        if (await FindSourceAsync(runtime, store, name, cancellationToken) is { } source)
            return await cancellation.CancelSourceAsync(source, cancellationToken);

        return await cancellation.CancelRequestAsync(name, cancellationToken)
            ?? throw new UsageException($"there is no run, source or request '{name}'. The commands runs, sources and requests list them.");
    }

    /// <summary>A source that left the configuration may still be crawled by a process that has the old one.</summary>
    private static async Task<string?> FindSourceAsync(IngestionRuntime runtime, IMetadataStore store, string name, CancellationToken cancellationToken)
    {
        var known = runtime.Configuration.Ingestion.Sources.Keys.Append(MeshSource.Name).FirstOrDefault(source => source.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known ?? ((await store.ListRunsAsync(new RunQuery { Source = name, Limit = 1 }, cancellationToken)).Count > 0 ? name : null);
    }

    private static void Write(VerbContext context, CancelOutcome outcome)
    {
        if (!context.IsJson)
        {
            context.Output.Text.Write(outcome.Detail + "\n");
            return;
        }

        JsonLines.Write(context, new JsonObject
        {
            ["result"] = outcome.Result.ToString(),
            ["source"] = outcome.Source,
            ["runId"] = outcome.RunId,
            ["requestId"] = outcome.RequestId,
            ["detail"] = outcome.Detail,
        });
    }
}
