using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Model;

/// <summary>Where the data of a contract is.</summary>
internal sealed record ContractServer(string Name, string Type, YamlPosition Position)
{
    public string? Environment { get; init; }

    public string? Database { get; init; }

    public string? Schema { get; init; }

    /// <summary>A place in an object store or a file system, which may hold <c>{model}</c>.</summary>
    public string? Location { get; init; }

    /// <summary>The platform as DataHub spells it, where a server of the type <c>custom</c> names it as the custom property <c>platform</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>The source of this program, where the contract names it as the custom property <c>source</c>.</summary>
    public string? Source { get; init; }
}
