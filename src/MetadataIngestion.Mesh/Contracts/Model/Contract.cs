using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>A data contract as far as it is acted upon. What the file says beside that is kept in <see cref="Document"/>.</summary>
internal sealed record Contract
{
    /// <summary>The file, as people know it.</summary>
    public required string File { get; init; }

    /// <summary>The whole file.</summary>
    public required YamlDocument Document { get; init; }

    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The version of the standard, such as <c>v3.1.0</c>.</summary>
    public required string ApiVersion { get; init; }

    public required ContractStatus Status { get; init; }

    /// <summary>The name for people; the id where it has none.</summary>
    public required string Name { get; init; }

    public string? Domain { get; init; }

    public IReadOnlyList<ContractServer> Servers { get; init; } = [];

    public IReadOnlyList<ContractSchema> Schemas { get; init; } = [];

    public IReadOnlyList<SlaProperty> Sla { get; init; } = [];

    /// <summary>Whether fields that the contract does not list are against it; a contract may say so as the custom property <c>exact</c>.</summary>
    public bool IsExact { get; init; }

    public override string ToString() => $"{Id} {Version}";
}
