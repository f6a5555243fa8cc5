namespace MetadataIngestion.Core.Storing;

/// <summary>
/// The parts of runs whose sources are split over the workers that share a store. A part is one worker's for as long as it renews its right, and every commit of
/// the worker holds only while the run is still the source's. When the run ends, or another run of the source begins, its parts are gone. Safe to use from many threads
/// and processes.
/// </summary>
public interface IRunParts
{
    /// <summary>How often a part is taken before it counts as one that cannot be crawled.</summary>
    const int MostAttempts = 5;

    /// <summary>Writes down the parts of a run that is under way, <see cref="RunPart.Rest"/> among them, which nobody but the run's own worker takes.</summary>
    /// <exception cref="LeaseLostException">The run lost its source.</exception>
    Task OpenAsync(IRunSession run, string configuration, IReadOnlyList<RunPart> parts, CancellationToken cancellationToken);

    /// <summary>Takes the rest of a run, for the worker that planned it.</summary>
    /// <exception cref="LeaseLostException">The run lost its source.</exception>
    Task<IPartSession> TakeRestAsync(IRunSession run, PartClaim claim, CancellationToken cancellationToken);

    /// <summary>Takes the first part of a source's run that nobody has; <see langword="null"/> when there is none.</summary>
    Task<IPartSession?> TryTakeAsync(PartClaim claim, CancellationToken cancellationToken);

    /// <summary>How the parts of a run stand, in the order of their numbers, without the rest; empty for a run that is over or not split.</summary>
    Task<IReadOnlyList<PartProgress>> ListAsync(string runId, CancellationToken cancellationToken);

    /// <summary>What came of a part that ended.</summary>
    /// <exception cref="LeaseLostException">The run is over.</exception>
    Task<PartResult> GetResultAsync(string runId, int part, CancellationToken cancellationToken);

    /// <summary>What a source's connector remembers of a part from its last crawl; empty when there is nothing.</summary>
    Task<ReadOnlyMemory<byte>> ReadMemoryAsync(string source, string part, CancellationToken cancellationToken);

    /// <summary>Replaces what a source's connector remembers of a part, until a run is planned without a part of that name.</summary>
    Task WriteMemoryAsync(string source, string part, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
