namespace MetadataIngestion.Core.Quarantine;

/// <summary>The states of datasets that wait for approval. Safe to use from many threads and processes.</summary>
public interface IQuarantine
{
    /// <summary>What waits, or was decided about and waits for its next crawl, in the order of the paths.</summary>
    /// <param name="source">Only of this source; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<QuarantinedDataset>> ListAsync(string? source, CancellationToken cancellationToken);

    /// <summary>How much there is.</summary>
    Task<QuarantineSummary> SummarizeAsync(CancellationToken cancellationToken);

    /// <summary>The state that waits; <see langword="null"/> when that one does no longer.</summary>
    Task<string?> FindContentAsync(QuarantinedDataset dataset, CancellationToken cancellationToken);

    /// <summary>Keeps states in place of those that were kept of the same datasets. A decision about another state is forgotten.</summary>
    Task PutAsync(IReadOnlyList<HeldDataset> datasets, CancellationToken cancellationToken);

    /// <summary>Decides about a state, whatever was decided about it before.</summary>
    /// <param name="dataset">The dataset, with the state that was looked at.</param>
    /// <param name="isApproval">Whether it may be proposed.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether that state was still there.</returns>
    Task<bool> DecideAsync(QuarantinedDataset dataset, bool isApproval, string by, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets what waits no longer.</summary>
    Task RemoveAsync(string source, IReadOnlyCollection<string> urns, CancellationToken cancellationToken);
}
