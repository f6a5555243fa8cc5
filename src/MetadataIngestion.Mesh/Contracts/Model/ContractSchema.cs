using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>One dataset of a contract.</summary>
internal sealed record ContractSchema(string Name, YamlPosition Position)
{
    /// <summary>The standard's own id of the schema, for references.</summary>
    public string? Id { get; init; }

    public string? PhysicalName { get; init; }

    public string? PhysicalType { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ContractProperty> Properties { get; init; } = [];

    public IReadOnlyList<ContractRelationship> Relationships { get; init; } = [];

    public IReadOnlyList<QualityRule> Quality { get; init; } = [];

    /// <summary>The name of the table, topic or file.</summary>
    public string Physical => PhysicalName ?? Name;

    /// <summary>Every property, those inside others after them.</summary>
    public IEnumerable<ContractProperty> AllProperties() => Properties.SelectMany(property => property.WithNested());
}
