using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks;

/// <summary>A sink that tells people or programs what happened, and can be tried with a message that tells of nothing.</summary>
public interface IMessagingSink : IMetadataSink
{
    /// <summary>Sends one message that is marked as a test. What goes wrong is a step of the report, not an exception.</summary>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    /// <returns>What was sent, and what the receiver answered.</returns>
    Task<ConnectionReport> SendTestAsync(CancellationToken cancellationToken);
}
