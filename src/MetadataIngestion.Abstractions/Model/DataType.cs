namespace MetadataIngestion.Abstractions;

/// <summary>
/// A type in the canonical lattice: a family and the parameters that families have. Nullability belongs to the field.
/// </summary>
/// <param name="Kind">The family.</param>
public sealed record DataType(TypeKind Kind)
{
    /// <summary>Width in bits of an integer or a float; 0 when it is not fixed.</summary>
    public int Bits { get; init; }

    /// <summary>Whether an integer has no negative values.</summary>
    public bool Unsigned { get; init; }

    /// <summary>All digits of a decimal, or the fractional digits of seconds; <see langword="null"/> when unbounded or unstated.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits after the decimal point; may be negative. <see langword="null"/> when unstated.</summary>
    public int? Scale { get; init; }

    /// <summary>Greatest length in characters (strings), bytes (binary) or bits (bit strings); <see langword="null"/> when unbounded.</summary>
    public long? Length { get; init; }

    /// <summary>Whether values are padded to exactly <see cref="Length"/>.</summary>
    public bool FixedLength { get; init; }

    /// <summary>Whether a time or timestamp is an instant (UTC) instead of a wall clock's reading.</summary>
    public bool WithTimeZone { get; init; }

    /// <summary>The labels of an enumeration, in order.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>The element type of an array, or the value type of a map.</summary>
    public DataType? Element { get; init; }

    /// <summary>The key type of a map.</summary>
    public DataType? Key { get; init; }

    /// <summary>The branches of a union.</summary>
    public IReadOnlyList<DataType> Branches { get; init; } = [];

    /// <summary>An array of <paramref name="element"/>.</summary>
    public static DataType Array(DataType element) => new(TypeKind.Array) { Element = element };

    /// <summary>A map from <paramref name="key"/> to <paramref name="value"/>.</summary>
    public static DataType Map(DataType key, DataType value) => new(TypeKind.Map) { Key = key, Element = value };

    /// <summary>One of several types.</summary>
    public static DataType Union(IReadOnlyList<DataType> branches) => new(TypeKind.Union) { Branches = branches };
}
