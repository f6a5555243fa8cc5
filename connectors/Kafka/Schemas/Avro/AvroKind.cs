namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>The kinds of Avro types.</summary>
internal enum AvroKind
{
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Record,
    Enum,
    Fixed,
    Array,
    Map,
    Union,

    /// <summary>A name that nothing defines.</summary>
    Unknown,
}
