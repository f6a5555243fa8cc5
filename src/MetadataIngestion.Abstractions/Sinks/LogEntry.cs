namespace MetadataIngestion.Abstractions;

/// <summary>One entry of the log: a proposal or an event, and where it stands.</summary>
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

    /// <summary>The proposal; <see langword="null"/> when the entry is an event.</summary>
    public MetadataChangeProposal? Proposal { get; init; }

    /// <summary>The event; <see langword="null"/> when the entry is a proposal.</summary>
    public PlatformEvent? Event { get; init; }

    /// <summary>The type of the entity that the entry is about.</summary>
    public string EntityType => Proposal?.EntityType ?? Event!.EntityType;

    /// <summary>The URN of the entity that the entry is about.</summary>
    public string EntityUrn => Proposal?.EntityUrn ?? Event!.EntityUrn;

    /// <summary>The aspect of the proposal or the payload of the event, in UTF-8; empty when an aspect is deleted.</summary>
    public ReadOnlyMemory<byte> Json => Proposal?.Aspect ?? Event!.Payload;
}
