using System.CommandLine;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Forgets dead letters.</summary>
internal sealed class DeadLettersDropVerb : Verb
{
    private readonly Option<string> _sink = SinkSelection.NewOption();

    private readonly Option<long[]> _offsets = DeadLetterOffsets.NewOption();

    public DeadLettersDropVerb()
        : base(
            "drop",
            "Forget dead letters of a sink; what they refer to stays in the log",
            "dead-letters drop --sink datahub",
            "dead-letters drop --sink datahub --offset 17")
    {
        Add(_sink);
        Add(_offsets);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var sink = context.Arguments.GetRequiredValue(_sink);
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var dropped = await store.DropDeadLettersAsync(sink, DeadLetterOffsets.Read(context.Arguments, _offsets), cancellationToken);
        if (context.IsJson)
            JsonLines.Write(context, new JsonObject { ["sink"] = sink, ["dropped"] = dropped });
        else
            context.Output.Text.Write($"{sink}: {dropped} dropped\n");
        return ExitCodes.Ok;
    }
}
