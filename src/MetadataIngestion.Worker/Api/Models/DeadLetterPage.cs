using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A page of what a sink refused for good, by offset.</summary>
/// <param name="Items">The dead letters.</param>
/// <param name="Next">What to give as <c>from</c> for the next page; <see langword="null"/> when this is the last one.</param>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, long? Next);
