namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>A logical type, or an old converted type in the same terms.</summary>
internal sealed record Annotation(AnnotationKind Kind)
{
    public static Annotation None { get; } = new(AnnotationKind.None);

    public int Precision { get; init; }

    public int Scale { get; init; }

    /// <summary>Whether a time is an instant.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Fractional digits of seconds: 3, 6 or 9; 0 when the unit is not known.</summary>
    public int Digits { get; init; }

    public int Bits { get; init; }

    public bool IsSigned { get; init; } = true;

    /// <summary>The coordinate reference system of a geometry.</summary>
    public string? Crs { get; init; }

    /// <summary>The annotation that a converted type stands for; times it names are instants.</summary>
    public static Annotation FromConverted(int? converted, int precision, int scale) => converted switch
    {
        0 => new(AnnotationKind.String),
        1 => new(AnnotationKind.Map),
        2 => new(AnnotationKind.MapKeyValue),
        3 => new(AnnotationKind.List),
        4 => new(AnnotationKind.Enum),
        5 => new(AnnotationKind.Decimal) { Precision = precision, Scale = scale },
        6 => new(AnnotationKind.Date),
        7 => new(AnnotationKind.Time) { IsUtc = true, Digits = 3 },
        8 => new(AnnotationKind.Time) { IsUtc = true, Digits = 6 },
        9 => new(AnnotationKind.Timestamp) { IsUtc = true, Digits = 3 },
        10 => new(AnnotationKind.Timestamp) { IsUtc = true, Digits = 6 },
        >= 11 and <= 14 => new(AnnotationKind.Integer) { Bits = 8 << (converted.Value - 11), IsSigned = false },
        >= 15 and <= 18 => new(AnnotationKind.Integer) { Bits = 8 << (converted.Value - 15) },
        19 => new(AnnotationKind.Json),
        20 => new(AnnotationKind.Bson),
        21 => new(AnnotationKind.Interval),
        _ => None,
    };
}
