using System.CommandLine;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Delivers a part of the log to a sink again.</summary>
internal sealed class LogReplayVerb : Verb
{
    private readonly Option<string> _sink = SinkSelection.NewOption();

    private readonly Option<long> _from = new("--from") { Description = "The first offset to deliver again", HelpName = "N", Required = true };

    public LogReplayVerb()
        : base("replay", "Deliver the log to a sink again, from an offset on; where a service runs, it delivers", "log replay --sink datahub --from 1")
    {
        _from.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        Add(_sink);
        Add(_from);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var sink = SinkSelection.Find(runtime, context.Arguments.GetRequiredValue(_sink));
        var from = context.Arguments.GetValue(_from);
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var delivered = await store.GetSinkOffsetAsync(sink.Name, cancellationToken);
        if (from > delivered + 1)
            throw new UsageException($"the sink '{sink.Name}' has the log up to offset {delivered}. Give an offset from 1 to {delivered + 1} to replay from.");

        if (await new SinkDelivery(runtime).ReplayAsync(sink, from, cancellationToken) is { } report)
            return new DeliveryReporter(context, runtime).Tell(report);

        context.Hint($"{sink.Name}: moved back; the service that runs on this store delivers from offset {from} on");
        return ExitCodes.Ok;
    }
}
