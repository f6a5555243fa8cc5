namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>A schema with all that it refers to.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Dependencies">What it refers to, directly or not, by the name that is used; what others need comes first.</param>
/// <param name="Problems">What could not be found, for people.</param>
internal sealed record SchemaSet(
    RegisteredSchema Schema, IReadOnlyList<KeyValuePair<string, RegisteredSchema>> Dependencies, IReadOnlyList<string> Problems);
