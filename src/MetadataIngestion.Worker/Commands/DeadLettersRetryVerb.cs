using System.CommandLine;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Delivers dead letters once more.</summary>
internal sealed class DeadLettersRetryVerb : Verb
{
    private readonly Option<string> _sink = SinkSelection.NewOption();

    private readonly Option<long[]> _offsets = DeadLetterOffsets.NewOption();

    public DeadLettersRetryVerb()
        : base(
            "retry",
            "Deliver dead letters of a sink once more, once their cause is mended",
            "dead-letters retry --sink datahub",
            "dead-letters retry --sink datahub --offset 17 --offset 42")
    {
        Add(_sink);
        Add(_offsets);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var sink = SinkSelection.Find(runtime, context.Arguments.GetRequiredValue(_sink));
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var offsets = DeadLetterOffsets.Read(context.Arguments, _offsets);
        var retry = await new SinkDelivery(runtime).RetryAsync(sink, offsets, cancellationToken) ?? throw new SinkUnavailableException(
            $"A service runs on this store and delivers to the sink \"{sink.Name}\". Ask it by its API (POST /api/v1/sinks/{sink.Name}/dead-letters/retry), "
            + "or stop it first.");

        Tell(context, sink.Name, retry);
        return retry is { Rejected: 0, Failure: null } ? ExitCodes.Ok : ExitCodes.Partial;
    }

    private static void Tell(VerbContext context, string sink, DeadLetterRetry retry)
    {
        if (context.IsJson)
            JsonLines.Write(context, Describe(sink, retry));
        else
            context.Output.Text.Write($"{sink}: {retry.Delivered} delivered, {retry.Rejected} refused again, {retry.Outdated} dropped as outdated\n");

        if (retry.Failure is { } failure)
            context.Messages.Error($"Sink \"{sink}\" failed: {failure}\n  What it did not take stays a dead letter. Mend the cause and retry.");
    }

    private static JsonObject Describe(string sink, DeadLetterRetry retry) => new()
    {
        ["sink"] = sink,
        ["delivered"] = retry.Delivered,
        ["rejected"] = retry.Rejected,
        ["outdated"] = retry.Outdated,
        ["failure"] = retry.Failure,
    };
}
