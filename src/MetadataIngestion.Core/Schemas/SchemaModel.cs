namespace MetadataIngestion.Core.Schemas;

/// <summary>By whose rules a schema evolves.</summary>
internal enum SchemaModel
{
    /// <summary>A database's: what reads and writes names columns, and the database converts.</summary>
    Sql,

    /// <summary>Avro's schema resolution.</summary>
    Avro,

    /// <summary>JSON Schema's.</summary>
    Json,

    /// <summary>Protocol Buffers', where a field is its number.</summary>
    Protobuf,

    /// <summary>A table format's, such as Iceberg or Delta, where a field is its id.</summary>
    Table,

    /// <summary>Files whose types were mostly found by looking at the data.</summary>
    Files,
}
