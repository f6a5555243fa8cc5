namespace MetadataIngestion.Abstractions;

/// <summary>A sink that can test its destination without delivering anything; what the <c>check</c> command calls.</summary>
public interface ITestableSink
{
    /// <summary>
    /// Tries whether the destination can be reached, lets the sink in and will understand what it gets. What is refused is a step of the report, not an
    /// exception. Nothing is written.
    /// </summary>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    Task<ConnectionReport> TestConnectionAsync(CancellationToken cancellationToken);
}
