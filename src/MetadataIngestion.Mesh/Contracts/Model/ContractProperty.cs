using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>A field of a dataset of a contract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its physical name behind those of the fields around it, joined by dots; the elements of an array add nothing.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ContractProperty(string Name, string Path, YamlPosition Position)
{
    public string? Id { get; init; }

    public string? LogicalType { get; init; }

    public string? PhysicalType { get; init; }

    public bool Required { get; init; }

    public bool Unique { get; init; }

    public bool PrimaryKey { get; init; }

    /// <summary>Counted from 1; -1 when not said.</summary>
    public long PrimaryKeyPosition { get; init; } = -1;

    public bool Partitioned { get; init; }

    /// <summary>Counted from 1; -1 when not said.</summary>
    public long PartitionKeyPosition { get; init; } = -1;

    public string? Classification { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The logical type's options as text.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ContractRelationship> Relationships { get; init; } = [];

    public IReadOnlyList<QualityRule> Quality { get; init; } = [];

    /// <summary>The fields inside, of an object or of the elements of an array.</summary>
    public IReadOnlyList<ContractProperty> Nested { get; init; } = [];

    public IEnumerable<ContractProperty> WithNested() => Nested.SelectMany(nested => nested.WithNested()).Prepend(this);
}
