namespace MetadataIngestion.Abstractions;

/// <summary>A dataset's fields, and the schema in the platform's own language where there is one.</summary>
/// <param name="Fields">The fields in order; a nested field follows its parent.</param>
public sealed record DatasetSchema(IReadOnlyList<Field> Fields)
{
    /// <summary>The schema as the platform writes it, such as an Avro schema; <see langword="null"/> when there is none.</summary>
    public string? NativeText { get; init; }

    /// <summary>The language of <see cref="NativeText"/>.</summary>
    public NativeSchemaKind NativeKind { get; init; } = NativeSchemaKind.Other;
}
