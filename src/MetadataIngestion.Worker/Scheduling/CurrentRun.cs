using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>A crawl that is under way in this process.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="RequestId">The request that asked for it; <see langword="null"/> for a scheduled crawl.</param>
/// <param name="Scope">The scope it is limited to; <see langword="null"/> for all of the source.</param>
/// <param name="Progress">How far it is.</param>
internal sealed record CurrentRun(string RunId, DateTimeOffset StartedAt, string? RequestId, string? Scope, CrawlProgress Progress);
