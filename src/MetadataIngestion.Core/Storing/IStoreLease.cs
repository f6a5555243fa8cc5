namespace MetadataIngestion.Core.Storing;

/// <summary>An exclusive right, held until it is disposed, lost, or the process ends.</summary>
public interface IStoreLease : IAsyncDisposable
{
    /// <summary>
    /// Ends when the right could not be renewed in time, a moment before anyone else can take it: whoever holds it must stop what only its holder may
    /// do. Never ends where the system itself keeps the right for as long as the process lives.
    /// </summary>
    CancellationToken Lost { get; }
}
