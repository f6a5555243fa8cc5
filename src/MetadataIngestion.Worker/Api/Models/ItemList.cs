namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A whole list.</summary>
/// <param name="Items">What is in it.</param>
internal sealed record ItemList<T>(IReadOnlyList<T> Items);
