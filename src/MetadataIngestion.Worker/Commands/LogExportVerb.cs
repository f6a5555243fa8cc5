using System.Buffers;
using System.CommandLine;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Writes a part of the log to standard output in another program's format, which has no place for events.</summary>
internal sealed class LogExportVerb : Verb
{
    private readonly LogFilterOptions _filter = new();

    private readonly Option<string> _format = new("--format")
    {
        Description = $"The format: {LogExportFormat.DataHubFile}, which DataHub's file source reads",
        HelpName = LogExportFormat.DataHubFile,
        Required = true,
    };

    public LogExportVerb()
        : base("export", "Write the log to standard output in another program's format", "log export --format datahub-file > metadata.json")
    {
        _format.AcceptOnlyFromAmong(LogExportFormat.DataHubFile);
        Add(_format);
        _filter.AddTo(this);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (StoreGuard.Exists(context, runtime))
            await ExportAsync(context, runtime, cancellationToken);
        else
            context.Output.Write(DataHubFile.Empty);

        context.Output.Text.Write("\n");
        return ExitCodes.Ok;
    }

    private async Task ExportAsync(VerbContext context, IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        using var writer = new DataHubRecordWriter();
        var record = new ArrayBufferWriter<byte>();
        var count = 0L;
        await foreach (var entry in store.ReadLogAsync(_filter.Read(context.Arguments), cancellationToken))
        {
            if (entry.Event is not null)
                continue;

            record.ResetWrittenCount();
            writer.Write(record, entry);
            context.Output.Write(count++ == 0 ? DataHubFile.Opening : DataHubFile.Separator);
            context.Output.Write(record.WrittenSpan);
        }

        context.Output.Write(count == 0 ? DataHubFile.Empty : DataHubFile.Closing);
    }
}
