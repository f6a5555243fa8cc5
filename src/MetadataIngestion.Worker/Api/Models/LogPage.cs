namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A page of the log. Describes what is streamed; no entry is ever turned into one of these.</summary>
/// <param name="Items">The entries, in order.</param>
/// <param name="Next">What to give as <c>from</c> to go on. Beyond <paramref name="Head"/> there is nothing yet.</param>
/// <param name="Head">The offset of the newest entry.</param>
internal sealed record LogPage(IReadOnlyList<LogItem> Items, long Next, long Head);
