using System.CommandLine;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Decides about the state of a dataset that waits.</summary>
internal abstract class QuarantineDecisionVerb : Verb
{
    private readonly Argument<string> _dataset = new("DATASET") { Description = "The dataset, by its path or URN" };
    private readonly Option<string> _by = new("--by") { Description = "Who decides", HelpName = "PERSON", Required = true };
    private readonly Option<string> _reason = new("--reason") { Description = "Why", HelpName = "TEXT", Required = true };

    protected QuarantineDecisionVerb(string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        _dataset.Validators.Add(ValueRules.RefuseOptions);
        Add(_dataset);
        Add(_by);
        Add(_reason);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (by, reason) = (context.Arguments.GetRequiredValue(_by), context.Arguments.GetRequiredValue(_reason));
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason))
            throw new UsageException("--by and --reason must say something.");

        await using var runtime = context.Load(withSources: false);
        if (!StoreGuard.Exists(context, runtime))
            return ExitCodes.Usage;

        var store = await runtime.OpenStoreAsync(cancellationToken);
        var entry = await QuarantineSelection.FindAsync(store.Quarantine, context.Arguments.GetRequiredValue(_dataset), cancellationToken);
        Check(context, runtime, entry);
        if (!await store.Quarantine.DecideAsync(entry, IsApproval, by, reason, cancellationToken))
            throw QuarantineSelection.Changed(entry);

        return await FollowAsync(context, runtime, entry, cancellationToken);
    }

    /// <summary>Whether the state may be proposed.</summary>
    protected abstract bool IsApproval { get; }

    /// <summary>Refuses what cannot be done before anything is decided.</summary>
    protected virtual void Check(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry)
    {
    }

    /// <summary>Says what the decision means, and does what is to follow.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    protected abstract Task<int> FollowAsync(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry, CancellationToken cancellationToken);
}
