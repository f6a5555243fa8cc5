using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the sinks of the configuration and how far they are.</summary>
internal sealed class SinksVerb() : Verb("sinks", "List the sinks of the configuration and how far behind the log they are", "sinks", "sinks --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var sinks = runtime.Configuration.Ingestion.Sinks.OrderBy(sink => sink.Key, StringComparer.OrdinalIgnoreCase).ToList();
        var (head, positions) = await ReadAsync(runtime, cancellationToken);
        if (context.IsJson)
        {
            foreach (var (name, sink) in sinks)
                JsonLines.Write(context, Describe(sink, Position(positions, name), head));
        }
        else if (sinks.Count == 0)
        {
            context.Hint("The configuration has no sinks. Add one under Ingestion:Sinks.");
        }
        else
        {
            context.Tables.Print(
                ["sink", "type", "offset", "lag", "dead letters", "enabled"],
                sinks.Select(sink => Row(sink.Value, Position(positions, sink.Key), head)));
        }

        return ExitCodes.Ok;
    }

    private static async Task<(long Head, IReadOnlyList<SinkPosition> Positions)> ReadAsync(IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        if (!runtime.StoreExists)
            return (0, []);

        var store = await runtime.OpenStoreAsync(cancellationToken);
        return (await store.GetHeadOffsetAsync(cancellationToken), await store.ListSinksAsync(cancellationToken));
    }

    private static SinkPosition Position(IReadOnlyList<SinkPosition> positions, string name) =>
        positions.FirstOrDefault(position => position.Sink == name) ?? new SinkPosition(name, 0, 0);

    private static JsonObject Describe(SinkOptions sink, SinkPosition position, long head) => new()
    {
        ["sink"] = position.Sink,
        ["type"] = sink.Type,
        ["enabled"] = sink.Enabled,
        ["offset"] = position.Offset,
        ["lag"] = head - position.Offset,
        ["deadLetters"] = position.DeadLetters,
    };

    private static string[] Row(SinkOptions sink, SinkPosition position, long head) =>
    [
        position.Sink,
        sink.Type,
        .. new[] { position.Offset, head - position.Offset, position.DeadLetters }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        sink.Enabled ? "yes" : "no",
    ];
}
