namespace MetadataIngestion.Worker.Api.Models;

/// <summary>An entity as the log has left it, once for each source that describes it. Describes what is streamed.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Items">What each source says.</param>
internal sealed record EntityView(string Urn, IReadOnlyList<EntityItem> Items);
