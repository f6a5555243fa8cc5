namespace MetadataIngestion.Abstractions;

/// <summary>One entry of the log: a proposal and where it stands.</summary>
public sealed class LogEntry
{
    /// <summary>The position in the log, from 1, without gaps.</summary>
    public required long Offset { get; init; }

    /// <summary>When it was appended.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The source whose crawl appended it.</summary>
    public required string Source { get; init; }

    /// <summary>The run that appended it.</summary>
    public required string RunId { get; init; }

    /// <summary>What was appended.</summary>
    public required MetadataChangeProposal Proposal { get; init; }
}
