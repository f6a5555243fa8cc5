namespace MetadataIngestion.Abstractions;

/// <summary>A column, or a field nested in one.</summary>
public sealed record Field
{
    /// <summary>
    /// The path in DataHub's form: the plain name, dots before nested fields, or a version 2 path such as
    /// <c>[version=2.0].[type=string].name</c>. Unique within the dataset.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The type in the canonical lattice.</summary>
    public required DataType Type { get; init; }

    /// <summary>The type as the platform writes it, such as <c>NUMERIC(10, 2)</c>.</summary>
    public required string NativeType { get; init; }

    /// <summary>Whether the field may be null. The default is <see langword="true"/>.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>Position among its siblings, from 1; 0 when the platform has no order.</summary>
    public int Ordinal { get; init; }

    /// <summary>The source's own comment.</summary>
    public string? Description { get; init; }

    /// <summary>The default's expression as the platform writes it.</summary>
    public string? Default { get; init; }

    /// <summary>The expression of a generated field; <see langword="null"/> for an ordinary one.</summary>
    public string? GeneratedAs { get; init; }

    /// <summary>How an identity field gets its values, such as <c>always</c>; <see langword="null"/> for an ordinary one.</summary>
    public string? IdentityGeneration { get; init; }

    /// <summary>Whether the field is part of the partition key.</summary>
    public bool IsPartitionKey { get; init; }

    /// <summary>Tags, by name or as a <c>urn:li:tag:</c> URN.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Glossary terms, by name or as a <c>urn:li:glossaryTerm:</c> URN.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Further facts about the field, such as its collation; deterministic like an asset's.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = EmptyProperties.Instance;

    /// <summary>The source's own stable id of the field within its dataset, which survives a rename; <see langword="null"/> when it has none.</summary>
    public string? Identity { get; init; }
}
