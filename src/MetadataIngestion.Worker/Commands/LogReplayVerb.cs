using System.CommandLine;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Delivers a part of the log to a sink again.</summary>
internal sealed class LogReplayVerb : Verb
{
    private readonly Option<string> _sink = new("--sink") { Description = "The sink, by its name in the configuration", HelpName = "SINK", Required = true };

    private readonly Option<long> _from = new("--from") { Description = "The first offset to deliver again", HelpName = "N", Required = true };

    public LogReplayVerb()
        : base("replay", "Deliver the log to a sink again, from an offset on", "log replay --sink datahub --from 1")
    {
        _from.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        Add(_sink);
        Add(_from);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var name = context.Arguments.GetRequiredValue(_sink);
        if (!runtime.Sinks.TryGetValue(name, out var sink))
            throw new UsageException($"there is no enabled sink '{name}'.{NearestName.Hint(name, [.. runtime.Sinks.Keys])}");

        var from = context.Arguments.GetValue(_from);
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var delivered = await store.GetSinkOffsetAsync(name, cancellationToken);
        if (from > delivered + 1)
            throw new UsageException($"the sink '{name}' has the log up to offset {delivered}. Give an offset from 1 to {delivered + 1} to replay from.");

        return new DeliveryReporter(context, runtime).Tell(await new SinkDelivery(runtime).ReplayAsync(sink, from, cancellationToken));
    }
}
