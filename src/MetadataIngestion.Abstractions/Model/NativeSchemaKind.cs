namespace MetadataIngestion.Abstractions;

/// <summary>The language of a dataset's native schema; decides the form it takes in DataHub's schemaMetadata.</summary>
public enum NativeSchemaKind
{
    /// <summary>No language of its own, or one that DataHub does not know.</summary>
    Other,

    /// <summary>SQL data definition.</summary>
    Sql,

    /// <summary>An Avro schema.</summary>
    Avro,

    /// <summary>A JSON Schema document.</summary>
    JsonSchema,

    /// <summary>A Protocol Buffers definition.</summary>
    Protobuf,
}
