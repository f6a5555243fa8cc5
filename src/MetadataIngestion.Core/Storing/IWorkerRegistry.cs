namespace MetadataIngestion.Core.Storing;

/// <summary>
/// The workers that share a store. One that was not heard of for as long as a lease lasts counts as gone. Safe to use from many threads and processes.
/// </summary>
public interface IWorkerRegistry
{
    /// <summary>The time by the store's clock, which leases and workers are judged by.</summary>
    Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken);

    /// <summary>Enters a worker that starts, unless another life of the same name is not gone.</summary>
    /// <returns>Whether it was entered.</returns>
    Task<bool> TryJoinAsync(WorkerReport report, CancellationToken cancellationToken);

    /// <summary>Tells that a worker lives and what it does.</summary>
    /// <returns>Whether its name is still its own; another life takes it from one that was not heard of for too long.</returns>
    Task<bool> CheckInAsync(WorkerReport report, CancellationToken cancellationToken);

    /// <summary>Takes out a worker that ends.</summary>
    Task LeaveAsync(string id, CancellationToken cancellationToken);

    /// <summary>The workers by name, those that are gone without having left among them for a day.</summary>
    Task<IReadOnlyList<WorkerEntry>> ListAsync(CancellationToken cancellationToken);
}
