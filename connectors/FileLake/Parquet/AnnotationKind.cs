namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What a schema element's annotation says its values are. The numbers are those of Parquet's logical types; <c>Interval</c> has only a converted type.</summary>
internal enum AnnotationKind
{
    None = 0,
    String = 1,
    Map = 2,
    List = 3,
    Enum = 4,
    Decimal = 5,
    Date = 6,
    Time = 7,
    Timestamp = 8,
    Interval = 9,
    Integer = 10,
    Unknown = 11,
    Json = 12,
    Bson = 13,
    Uuid = 14,
    Float16 = 15,
    Variant = 16,
    Geometry = 17,
    Geography = 18,
    File = 19,

    /// <summary>The entries inside a map, or in old files the map itself.</summary>
    MapKeyValue = 100,
}
