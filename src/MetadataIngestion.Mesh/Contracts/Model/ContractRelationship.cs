using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>Fields that refer to those of another dataset, pair by pair.</summary>
/// <param name="From">The referring fields; empty for the property that it is written at.</param>
/// <param name="To">What they refer to, as <c>schema.property</c> or by ids.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ContractRelationship(IReadOnlyList<string> From, IReadOnlyList<string> To, YamlPosition Position);
