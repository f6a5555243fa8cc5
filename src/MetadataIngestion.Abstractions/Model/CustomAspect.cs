namespace MetadataIngestion.Abstractions;

/// <summary>An aspect that the connector writes itself, in DataHub's JSON form.</summary>
/// <param name="Name">The aspect's name in DataHub's registry, such as <c>institutionalMemory</c>.</param>
/// <param name="Json">The aspect as one JSON object in UTF-8. Must not depend on the time of the crawl.</param>
public sealed record CustomAspect(string Name, ReadOnlyMemory<byte> Json);
