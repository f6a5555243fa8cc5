using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What can be asked of and done to the sources of a running service. Safe to use from many threads.</summary>
internal sealed class SourceControl
{
    /// <summary>Every source of the configuration in force, by name.</summary>
    public Task<IReadOnlyList<SourceStatus>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>One source; <see langword="null"/> when the configuration has none of this name.</summary>
    public Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Files a request for a crawl of a source that exists.</summary>
    public Task<FilingResult> TriggerAsync(AdHocRequest request, AdHocOrigin origin, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stops the source's crawl under way in this process, at its next object.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> CancelAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Pauses a source; a crawl under way goes on.</summary>
    /// <returns>Whether that changed anything.</returns>
    public Task<bool> PauseAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Lets a paused source go on.</summary>
    /// <returns>Whether that changed anything.</returns>
    public Task<bool> ResumeAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
