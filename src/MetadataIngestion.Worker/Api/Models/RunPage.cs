using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A page of runs, the newest first.</summary>
/// <param name="Items">The runs.</param>
/// <param name="Next">What to give as <c>before</c> for the next page; <see langword="null"/> when this is the last one.</param>
internal sealed record RunPage(IReadOnlyList<RunReport> Items, string? Next);
