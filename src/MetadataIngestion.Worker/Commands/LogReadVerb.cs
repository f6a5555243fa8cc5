using System.CommandLine;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Prints entries of the log, and those to come.</summary>
internal sealed class LogReadVerb : Verb
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private readonly LogFilterOptions _filter = new();

    private readonly Option<bool> _follow = new("--follow") { Description = "Wait for entries to come, until interrupted" };

    public LogReadVerb()
        : base(
            "read",
            "Print entries of the log",
            "log read --limit 10",
            "log read --source sales --aspect schemaMetadata --output json",
            "log read --from 1000 --follow")
    {
        _filter.AddTo(this);
        Add(_follow);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var follow = context.Arguments.GetValue(_follow);
        if (!follow && !StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        using var printer = new LogPrinter(context.Output, context.IsJson, context.Environment.OutputIsTerminal ? context.Environment.Width : int.MaxValue);
        var query = _filter.Read(context.Arguments);
        query = await PrintAsync(store, query, printer, cancellationToken);
        while (follow && query.Limit is not 0)
        {
            context.Output.Flush();
            if (context.Environment.OutputIsClosed())
                return ExitCodes.Ok;

            await Task.Delay(PollInterval, runtime.TimeProvider, cancellationToken);
            query = await PrintAsync(store, query, printer, cancellationToken);
        }

        if (printer.Count == 0)
            context.Hint($"No entry of the log in {runtime.Configuration.StoreName} fits.");
        return ExitCodes.Ok;
    }

    /// <returns>What to ask for next.</returns>
    private static async Task<LogQuery> PrintAsync(IMetadataStore store, LogQuery query, LogPrinter printer, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ReadLogAsync(query, cancellationToken))
        {
            printer.Print(entry);
            query = query with { From = entry.Offset + 1, Limit = query.Limit - 1 };
        }

        return query;
    }
}
