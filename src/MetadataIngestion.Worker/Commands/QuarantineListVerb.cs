using System.CommandLine;
using System.Globalization;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the datasets of which a state waits for approval.</summary>
internal sealed class QuarantineListVerb : Verb
{
    private readonly Option<string?> _source = new("--source") { Description = "Only those of this source", HelpName = "SOURCE" };

    public QuarantineListVerb()
        : base("list", "List the datasets in quarantine, why, and what was decided", "quarantine list", "quarantine list --source sales --output json") => Add(_source);

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Ok;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var entries = await store.Quarantine.ListAsync(context.Arguments.GetValue(_source), cancellationToken);
        if (context.IsJson)
            foreach (var entry in entries)
                JsonLines.Write(context, QuarantineJson.Of(entry));
        else if (entries.Count == 0)
            context.Hint("Nothing is in quarantine.");
        else
            context.Tables.Print(["source", "dataset", "status", "since", "decided by", "why it is held"], entries.Select(Row));

        return ExitCodes.Ok;
    }

    private static string[] Row(QuarantinedDataset entry) =>
    [
        entry.Source,
        entry.Path,
        entry.Status.ToString().ToLowerInvariant(),
        entry.Since.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.Decision is { } decision ? $"{decision.By}: {decision.Reason}" : "-",
        entry.Reason,
    ];
}
