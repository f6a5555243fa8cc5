using System.CommandLine;
using System.Text.Json.Nodes;
using MetadataIngestion.Storage.Copying;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Copies the store into the one of another configuration.</summary>
internal sealed class StoreCopyVerb : Verb
{
    private readonly Option<string> _to = new("--to-config")
    {
        Description = "The configuration whose store is to be filled: a folder or a file, as for --config",
        HelpName = "DIR|FILE",
        Required = true,
    };

    public StoreCopyVerb()
        : base(
            "copy",
            "Copy log, state, runs, sinks and requests into the empty store of another configuration, under the same offsets",
            "store copy --to-config /etc/metadata-ingestion-new") => Add(_to);

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Failed;

        var target = context.ReadOtherConfiguration(context.Arguments.GetRequiredValue(_to));
        if (target.StoreName == runtime.Configuration.StoreName)
            throw new UsageException($"both configurations name the same store, {target.StoreName}. Give the other one a store of its own in Ingestion:Store.");

        var head = await CopyAsync(context, runtime, target, cancellationToken);
        context.Hint($"{target.StoreName} holds all of {runtime.Configuration.StoreName} now, up to offset {head}.");
        return ExitCodes.Ok;
    }

    private static async Task<long> CopyAsync(VerbContext context, IngestionRuntime runtime, LoadedConfiguration configuration, CancellationToken cancellationToken)
    {
        var from = await runtime.OpenStoreAsync(cancellationToken);
        await using var to = StoreFactory.Create(configuration, runtime.TimeProvider, runtime.Loggers);
        await to.OpenAsync(cancellationToken);
        return await StoreCopy.CopyAsync(from, to, (table, rows) => Print(context, table, rows), cancellationToken);
    }

    private static void Print(VerbContext context, string table, long rows)
    {
        if (context.IsJson)
            JsonLines.Write(context, new JsonObject { ["table"] = table, ["rows"] = rows });
        else
            context.Output.Text.Write($"{rows,12}  {table}\n");
    }
}
