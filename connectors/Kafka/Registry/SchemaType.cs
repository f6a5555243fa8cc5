namespace MetadataIngestion.Connectors.Kafka.Registry;

/// <summary>The languages of registered schemas.</summary>
internal enum SchemaType
{
    Avro,
    Json,
    Protobuf,

    /// <summary>A language of a registry's own.</summary>
    Other,
}
