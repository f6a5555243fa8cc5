namespace MetadataIngestion.Core.Storing;

/// <summary>What is known of a run when it begins.</summary>
/// <param name="RunId">The run's id; unique for ever.</param>
/// <param name="Source">The source's name in the configuration.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="RequestId">The request that asked for it; <see langword="null"/> for a scheduled or plain crawl.</param>
public sealed record RunStart(string RunId, string Source, DateTimeOffset StartedAt, string? RequestId = null)
{
    /// <summary>The scope that the run is limited to; <see langword="null"/> for all of the source.</summary>
    public string? Scope { get; init; }

    /// <summary>The name of the worker that runs it, where several share the store.</summary>
    public string? Worker { get; init; }
}
