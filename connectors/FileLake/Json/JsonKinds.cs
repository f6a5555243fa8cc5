namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>The kinds of JSON values; combined, those that occur in one place.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,

    /// <summary>A whole number of 64 bits.</summary>
    Integer = 4,

    /// <summary>A whole number beyond 64 bits.</summary>
    BigInteger = 8,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float = 16,

    String = 32,
    Array = 64,
    Object = 128,
}
