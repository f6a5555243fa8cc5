using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Storing;

/// <summary>One run's access to the state of its source. Disposal gives the source free; a run that was not completed is then marked as failed.</summary>
public interface IRunSession : ISourceSession
{
    /// <summary>Ends the run with its report.</summary>
    /// <exception cref="LeaseLostException">The session lost its source; whoever has it now says how this run ended.</exception>
    Task CompleteAsync(RunReport report, CancellationToken cancellationToken);
}
