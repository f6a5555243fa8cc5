using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>Reads the schemas of one language.</summary>
internal interface ISchemaReader
{
    /// <param name="schemas">The schema and what it refers to.</param>
    /// <param name="root">What the paths of its fields begin with.</param>
    /// <param name="fields">Takes the fields.</param>
    /// <exception cref="SchemaFormatException">The schema cannot be understood at all.</exception>
    SchemaReading Read(SchemaSet schemas, FieldPath root, FieldCollector fields);
}
