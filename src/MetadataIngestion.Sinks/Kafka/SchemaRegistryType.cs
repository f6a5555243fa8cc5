namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Where consumers of the topic find the schema of its values.</summary>
public enum SchemaRegistryType
{
    /// <summary>In the registry that DataHub's metadata service offers.</summary>
    Internal,

    /// <summary>In Confluent's registry or one that is compatible with it.</summary>
    Confluent,

    /// <summary>Nowhere: values are plain JSON.</summary>
    None,
}
