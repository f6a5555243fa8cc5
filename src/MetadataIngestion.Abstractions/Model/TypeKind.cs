namespace MetadataIngestion.Abstractions;

/// <summary>The families of the canonical type lattice.</summary>
public enum TypeKind
{
    /// <summary>The platform's type has no counterpart; the native type text says what it is.</summary>
    Opaque,

    /// <summary>Only null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of <see cref="DataType.Bits"/> bits.</summary>
    Integer,

    /// <summary>An exact number with <see cref="DataType.Precision"/> and <see cref="DataType.Scale"/>.</summary>
    Decimal,

    /// <summary>A binary floating point number of <see cref="DataType.Bits"/> bits.</summary>
    Float,

    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes or bits.</summary>
    Binary,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date and a time of day.</summary>
    Timestamp,

    /// <summary>A span of time.</summary>
    Interval,

    /// <summary>A universally unique identifier.</summary>
    Uuid,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>An XML document.</summary>
    Xml,

    /// <summary>One of a fixed list of labels.</summary>
    Enum,

    /// <summary>A sequence of <see cref="DataType.Element"/>.</summary>
    Array,

    /// <summary>Keys and values.</summary>
    Map,

    /// <summary>Named members, which follow as nested fields where the platform tells them.</summary>
    Record,

    /// <summary>One of several types.</summary>
    Union,

    /// <summary>A geometry or geography.</summary>
    Geometry,
}
