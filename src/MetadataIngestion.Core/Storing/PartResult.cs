using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Storing;

/// <summary>What came of crawling a part.</summary>
/// <param name="Report">What was done, in the form of a run's report.</param>
/// <param name="Findings">What was seen, in a form of the crawl's own.</param>
public sealed record PartResult(RunReport Report, ReadOnlyMemory<byte> Findings);
