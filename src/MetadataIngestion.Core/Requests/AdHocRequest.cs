namespace MetadataIngestion.Core.Requests;

/// <summary>A crawl that someone asked for once. Two requests with the same id must be equal, or they are in conflict.</summary>
/// <param name="Id">The request's id, never used again.</param>
/// <param name="Source">The source to crawl, by its name in the configuration.</param>
public sealed record AdHocRequest(string Id, string Source)
{
    /// <summary>The part of the source to crawl, as a pattern of names; <see langword="null"/> for all of it.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether removals above the threshold are released.</summary>
    public bool ApproveRemovals { get; init; }

    /// <summary>The earliest time to begin; <see langword="null"/> for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
