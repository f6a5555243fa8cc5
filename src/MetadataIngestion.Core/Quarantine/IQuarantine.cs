namespace MetadataIngestion.Core.Quarantine;

/// <summary>The states of datasets that wait for approval. Safe to use from many threads and processes.</summary>
public interface IQuarantine
{
    /// <summary>What waits, or was approved and waits for its next crawl, in the order of the paths.</summary>
    /// <param name="source">Only of this source; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<QuarantinedDataset>> ListAsync(string? source, CancellationToken cancellationToken);

    /// <summary>Keeps states in place of those that were kept of the same datasets. An approval of another state is forgotten.</summary>
    Task PutAsync(IReadOnlyList<QuarantinedDataset> datasets, CancellationToken cancellationToken);

    /// <summary>Approves of the state that is kept of a dataset.</summary>
    /// <param name="urn">The dataset.</param>
    /// <param name="state">The state that was looked at.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether that state still waited.</returns>
    Task<bool> ApproveAsync(string urn, string state, string by, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets what waits no longer.</summary>
    Task RemoveAsync(string source, IReadOnlyCollection<string> urns, CancellationToken cancellationToken);
}
