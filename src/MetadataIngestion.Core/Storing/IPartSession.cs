namespace MetadataIngestion.Core.Storing;

/// <summary>
/// One worker's access to the state of a source while it crawls a part of it. What it writes counts as the run's. Disposal leaves a part that was not completed to
/// whoever takes it next.
/// </summary>
public interface IPartSession : ISourceSession
{
    /// <summary>The run that the part belongs to.</summary>
    RunStart Start { get; }

    /// <summary>The part.</summary>
    RunPart Part { get; }

    /// <summary>Ends the part with what came of it.</summary>
    /// <exception cref="LeaseLostException">The part was taken over, or its run is over; what was found is of no use to anyone.</exception>
    Task CompleteAsync(PartResult result, CancellationToken cancellationToken);
}
