using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Approves of the state of a dataset that waits; its next crawl proposes it.</summary>
internal sealed class QuarantineApproveVerb : Verb
{
    private readonly Argument<string> _dataset = new("DATASET") { Description = "The dataset, by its path or URN" };
    private readonly Option<string> _by = new("--by") { Description = "Who approves", HelpName = "PERSON", Required = true };
    private readonly Option<string> _reason = new("--reason") { Description = "Why", HelpName = "TEXT", Required = true };

    public QuarantineApproveVerb()
        : base("approve", "Let the next crawl propose a dataset as it waits in quarantine", "quarantine approve shop.public.orders --by ann --reason agreed")
    {
        _dataset.Validators.Add(ValueRules.RefuseOptions);
        Add(_dataset);
        Add(_by);
        Add(_reason);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var entry = await QuarantineSelection.FindAsync(store.Quarantine, context.Arguments.GetRequiredValue(_dataset), cancellationToken);
        var (by, reason) = (context.Arguments.GetRequiredValue(_by), context.Arguments.GetRequiredValue(_reason));
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason))
            throw new UsageException("--by and --reason must say something.");
        if (!await store.Quarantine.ApproveAsync(entry.Urn, entry.State, by, reason, cancellationToken))
            throw new UsageException($"'{entry.Path}' changed meanwhile. Look at it again with quarantine show.");

        context.Hint($"{entry.Path} is proposed by the next crawl of {entry.Source}, if it is still the same then.");
        return ExitCodes.Ok;
    }
}
