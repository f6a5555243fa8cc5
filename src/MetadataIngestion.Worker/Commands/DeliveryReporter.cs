using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Delivers the log to every enabled sink and says how it went. Deliveries are no data, so they are told on standard error.</summary>
internal sealed class DeliveryReporter(VerbContext context, IngestionRuntime runtime)
{
    /// <returns><see cref="ExitCodes.Ok"/>, or <see cref="ExitCodes.Partial"/> when a sink did not take everything.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var exitCode = ExitCodes.Ok;
        foreach (var sink in runtime.Sinks.Values)
        {
            context.Messages.Status($"delivering to {sink.Name}");
            var report = await new SinkDelivery(runtime).DeliverAsync(sink, cancellationToken);
            context.Messages.ClearStatus();
            if (report is null)
                context.Hint($"{sink.Name}: the service that runs on this store delivers");
            else
                exitCode = Math.Max(exitCode, Tell(report));
        }

        return exitCode;
    }

    /// <summary>Says how a delivery went.</summary>
    public int Tell(DeliveryReport report)
    {
        if (report.Rejected > 0)
            context.Messages.Warning($"Sink \"{report.Sink}\" refused {report.Rejected} entries for good; they are kept as dead letters: see dead-letters list.");

        if (report.Failure is { } failure)
        {
            context.Messages.Error($"{failure.Message}\n  Nothing is lost: the next delivery goes on from offset {failure.Offset}.");
            return ExitCodes.Partial;
        }

        context.Hint(report.Delivered == 0
            ? $"{report.Sink}: nothing new to deliver"
            : $"{report.Sink}: {report.Delivered} entries delivered, up to offset {report.To}");
        return report.Rejected > 0 ? ExitCodes.Partial : ExitCodes.Ok;
    }
}
