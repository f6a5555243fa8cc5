namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>A schema cannot be understood at all.</summary>
internal sealed class SchemaFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
