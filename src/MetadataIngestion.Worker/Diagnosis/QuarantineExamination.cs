using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks whether anything in quarantine waits for a decision.</summary>
internal sealed class QuarantineExamination(LoadedConfiguration configuration, TimeProvider timeProvider)
{
    /// <returns>Nothing where nothing is in quarantine, or the store itself cannot be used, which is told elsewhere.</returns>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Finding store, CancellationToken cancellationToken)
    {
        if (store.Health == Health.Broken)
            return [];

        try
        {
            return await SummarizeAsync(cancellationToken) is { } summary && summary.Waiting + summary.Approved + summary.Rejected > 0 ? [Describe(summary)] : [];
        }
        catch (StoreException exception)
        {
            return [new Finding("quarantine", Health.Doubtful, exception.Message, "The next command that uses the store brings an older one up to date; else see the message.")];
        }
    }

    private async Task<QuarantineSummary?> SummarizeAsync(CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactories.Silent();
        await using var store = StoreFactory.Create(configuration, timeProvider, loggers);
        return await ExistsAsync(store, cancellationToken) ? await store.Quarantine.SummarizeAsync(cancellationToken) : null;
    }

    private async Task<bool> ExistsAsync(IMetadataStore store, CancellationToken cancellationToken) =>
        store is PostgreSqlMetadataStore shared ? (await shared.ExamineAsync(cancellationToken)).Head is not null : File.Exists(configuration.StorePath);

    private Finding Describe(QuarantineSummary summary)
    {
        var text = QuarantineText.Describe(summary, timeProvider.GetUtcNow());
        return summary.Waiting == 0 ? new Finding("quarantine", Health.Good, text) : new Finding("quarantine", Health.Doubtful, text, QuarantineText.Remedy);
    }
}
