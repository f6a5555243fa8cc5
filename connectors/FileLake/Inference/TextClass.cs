namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>What a piece of text can be read as; combined for a column, everything that occurred in it.</summary>
[Flags]
internal enum TextClass
{
    None = 0,

    /// <summary>Nothing, or <c>\N</c>: certainly no value.</summary>
    Null = 1,

    /// <summary>A word such as <c>NULL</c> or <c>n/a</c>: no value beside typed values, text beside text.</summary>
    NullWord = 2,

    Boolean = 4,

    /// <summary>A whole number of 64 bits.</summary>
    Integer = 8,

    /// <summary>A whole number beyond 64 bits.</summary>
    BigInteger = 16,

    /// <summary>A number with a decimal point.</summary>
    Decimal = 32,

    /// <summary>A number with an exponent.</summary>
    Float = 64,

    Date = 128,

    Timestamp = 256,

    /// <summary>A timestamp with an offset from UTC.</summary>
    ZonedTimestamp = 512,

    Time = 1024,

    Uuid = 2048,

    String = 4096,
}
