using System.CommandLine;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Shows the state of a dataset that waits for approval.</summary>
internal sealed class QuarantineShowVerb : Verb
{
    private readonly Argument<string> _dataset = new("DATASET") { Description = "The dataset, by its path or URN" };

    public QuarantineShowVerb()
        : base("show", "Show what a dataset in quarantine would be proposed as", "quarantine show shop.public.orders")
    {
        _dataset.Validators.Add(ValueRules.RefuseOptions);
        Add(_dataset);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Usage;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var entry = await QuarantineSelection.FindAsync(store.Quarantine, context.Arguments.GetRequiredValue(_dataset), cancellationToken);
        var content = await store.Quarantine.FindContentAsync(entry, cancellationToken) ?? throw QuarantineSelection.Changed(entry);
        JsonLines.Write(context, QuarantineJson.WithContent(entry, content));
        return ExitCodes.Ok;
    }
}
