namespace MetadataIngestion.Worker.Api.Models;

/// <summary>An entry of the log: a proposal or an event.</summary>
/// <param name="Offset">Its position, from 1, without gaps.</param>
/// <param name="RecordedAt">When it was appended.</param>
/// <param name="Source">The source whose crawl appended it.</param>
internal sealed record LogItem(long Offset, DateTimeOffset RecordedAt, string Source)
{
    /// <summary>The proposal; left out when the entry is an event.</summary>
    public ProposalItem? Proposal { get; init; }

    /// <summary>The event; left out when the entry is a proposal.</summary>
    public EventItem? Event { get; init; }
}
