namespace MetadataIngestion.Core.Querying;

/// <summary>A query was not answered, and the query is to blame. The message says why.</summary>
public sealed class StateQueryException(StateQueryProblem problem, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public StateQueryProblem Problem => problem;
}
