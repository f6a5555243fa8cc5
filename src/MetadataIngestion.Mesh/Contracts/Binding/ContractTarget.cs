using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>A dataset of a contract on one of its servers, and how the real one is recognized.</summary>
internal abstract class ContractTarget(Contract contract, ContractServer server, ContractSchema schema)
{
    public Contract Contract { get; } = contract;

    public ContractServer Server { get; } = server;

    public ContractSchema Schema { get; } = schema;

    /// <summary>The platform's name as DataHub spells it.</summary>
    public required string Platform { get; init; }

    /// <summary>The last names that the dataset may have, for finding candidates quickly. Case does not count.</summary>
    public abstract IReadOnlyList<string> LastNames { get; }

    /// <summary>What is looked for, for people.</summary>
    public abstract string Wanted { get; }

    /// <summary>Whether a path is what the contract means, as far as the contract says.</summary>
    public abstract bool Matches(AssetPath path);

    /// <summary>How many names the path within a source has; <see langword="null"/> when the contract does not say all of it.</summary>
    public abstract int? Depth { get; }

    /// <summary>The whole path within a source; <see langword="null"/> when the contract does not say all of it.</summary>
    public abstract AssetPath? PathIn(AssetPath root);

    /// <summary>Whether what the contract means may be inside a container.</summary>
    public abstract bool MayBeIn(AssetPath container);

    /// <summary>Whether a source may be the one that the server stands for.</summary>
    public bool MayBeIn(SourceProfile source) =>
        (Server.Source is null || Server.Source.Equals(source.Name, StringComparison.OrdinalIgnoreCase)) && Fabrics.Agree(Server.Environment, source.Environment);

    public override string ToString() => $"{Contract.Id} {Contract.Version}, {Schema.Name} on {Server.Name}";
}
