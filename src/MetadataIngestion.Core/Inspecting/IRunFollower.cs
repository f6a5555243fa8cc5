using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>Looks at what one run changed, once all of it is stored, and may store what follows from it.</summary>
public interface IRunFollower
{
    /// <summary>Called once for a run that appended something; never for one that failed before its end, or wrote nothing.</summary>
    /// <returns>What the report of the run is to say.</returns>
    Task<IReadOnlyList<Notice>> FollowAsync(StoredRun run, CancellationToken cancellationToken);
}
