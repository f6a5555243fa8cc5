using System.CommandLine;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Configuration.Validation;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Asks the running service for a crawl.</summary>
internal sealed class TriggerVerb : Verb
{
    private readonly Argument<string> _name = new("SOURCE") { Description = "The source, by its name in the configuration" };

    private readonly ScopeOption _scope = new();

    private readonly Option<bool> _approve = new("--approve-removals") { Description = "Release removals above the threshold" };

    private readonly Option<string?> _id = new("--request-id")
    {
        Description = "The request's id, under which it is run once however often it is given; the default is a new one",
        HelpName = "ID",
    };

    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the crawl to end, and exit as crawl does" };

    public TriggerVerb()
        : base("trigger", "Ask the running service for a crawl", "trigger sales", "trigger sales --scope sales.public --wait", "trigger sales --request-id 2026-11-backfill")
    {
        _name.Validators.Add(ValueRules.RefuseOptions);
        _id.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !EntryNames.IsValid(token.Value))
                result.AddError($"--request-id {EntryNames.Rule}");
        });
        Add(_name);
        foreach (var option in new Option[] { _scope, _approve, _id, _wait })
            Add(option);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var request = ReadRequest(context, runtime);
        if (!await ServiceGuard.IsRunningAsync(context, runtime, cancellationToken))
            return ExitCodes.Connection;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var result = await store.Requests.FileAsync(request, AdHocOrigin.Command, cancellationToken);
        if (result.Outcome == FilingOutcome.Conflict)
            throw new UsageException($"another request was filed as '{request.Id}' before, for {result.Filed.Request.Source}, and an id is never used again. Give --request-id another.");
        if (context.Arguments.GetValue(_wait))
            return await new RequestFollower(context, runtime, store).FollowAsync(request.Id, cancellationToken);

        RequestWriter.Write(context, [result.Filed]);
        return ExitCodes.Ok;
    }

    private AdHocRequest ReadRequest(VerbContext context, IngestionRuntime runtime)
    {
        var source = SourceNames.FindEnabled(runtime, context.Arguments.GetRequiredValue(_name));
        return new AdHocRequest(context.Arguments.GetValue(_id) ?? RequestId.New(runtime.TimeProvider.GetUtcNow()), source)
        {
            Scope = context.Arguments.GetValue(_scope),
            ApproveRemovals = context.Arguments.GetValue(_approve),
        };
    }
}
