using System.CommandLine;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the crawls that were asked for once.</summary>
internal sealed class RequestsVerb : Verb
{
    private readonly Option<AdHocState?> _state = new("--state")
    {
        Description = "Only requests that stand so: waiting, running or ended",
        HelpName = "STATE",
        CustomParser = result => WordParser.Parse<AdHocState>(result),
    };

    private readonly Option<int> _limit = new("--limit") { Description = "How many requests at most", HelpName = "N", DefaultValueFactory = _ => 20 };

    public RequestsVerb()
        : base("requests", "List the crawls that were asked for once, and what became of them", "requests", "requests --state waiting --output json")
    {
        _limit.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        Add(_state);
        Add(_limit);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var requests = await store.Requests.ListAsync(context.Arguments.GetValue(_state), context.Arguments.GetValue(_limit), cancellationToken);
        RequestWriter.Write(context, requests);
        return ExitCodes.Ok;
    }
}
