namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>The kinds of types. The numbers are those of the format.</summary>
internal enum OrcKind
{
    Unknown = -1,
    Boolean = 0,
    Byte = 1,
    Short = 2,
    Int = 3,
    Long = 4,
    Float = 5,
    Double = 6,
    String = 7,
    Binary = 8,
    Timestamp = 9,
    List = 10,
    Map = 11,
    Struct = 12,
    Union = 13,
    Decimal = 14,
    Date = 15,
    Varchar = 16,
    Char = 17,
    TimestampInstant = 18,
    Geometry = 19,
}
