namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>One schema's use of another.</summary>
/// <param name="Name">What the schema calls it: a type's name, an import or a URL.</param>
/// <param name="Subject">The subject it is registered under.</param>
/// <param name="Version">Its version there.</param>
internal sealed record SchemaReference(string Name, string Subject, int Version);
