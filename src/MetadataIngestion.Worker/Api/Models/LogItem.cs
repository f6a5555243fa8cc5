namespace MetadataIngestion.Worker.Api.Models;

/// <summary>An entry of the log.</summary>
/// <param name="Offset">Its position, from 1, without gaps.</param>
/// <param name="RecordedAt">When it was appended.</param>
/// <param name="Source">The source whose crawl appended it.</param>
/// <param name="Proposal">What was appended.</param>
internal sealed record LogItem(long Offset, DateTimeOffset RecordedAt, string Source, ProposalItem Proposal);
