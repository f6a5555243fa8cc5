namespace MetadataIngestion.Abstractions;

/// <summary>A dataset's fields, and the schema in the platform's own language where there is one.</summary>
/// <param name="Fields">The fields in order; a nested field follows its parent.</param>
public sealed record DatasetSchema(IReadOnlyList<Field> Fields)
{
    /// <summary>The schema as the platform writes it, such as an Avro schema; <see langword="null"/> when there is none.</summary>
    public string? NativeText { get; init; }

    /// <summary>The language of <see cref="NativeText"/>.</summary>
    public NativeSchemaKind NativeKind { get; init; } = NativeSchemaKind.Other;

    /// <summary>The schema of a record's key as the platform writes it, where records have a key of their own; <see langword="null"/> when there is none.</summary>
    public string? KeyText { get; init; }

    /// <summary>The language of <see cref="KeyText"/>; <see langword="null"/> when there is none.</summary>
    public NativeSchemaKind? KeyKind { get; init; }
}
