namespace MetadataIngestion.Core.Inspecting;

/// <summary>Looks at what one run changed, once all of it is stored, and may store what follows from it.</summary>
public interface IRunFollower
{
    /// <summary>
    /// Called once for a run that appended something, or that is to make up for earlier ones; never for one that failed before its end: a later run makes up
    /// for that.
    /// </summary>
    Task<FollowUp> FollowAsync(StoredRun run, CancellationToken cancellationToken);
}
