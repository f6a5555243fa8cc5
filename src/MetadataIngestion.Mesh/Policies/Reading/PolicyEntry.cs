using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies.Reading;

/// <summary>One entry of a policy file; what it leaves out, it takes from the built-in policy of its id.</summary>
internal sealed record PolicyEntry(string Id, string File, YamlPosition Position)
{
    public string? Title { get; init; }

    public string? Select { get; init; }

    public string? Applies { get; init; }

    public FindingLevel? Level { get; init; }

    public string? EntityType { get; init; }

    public string? Domain { get; init; }

    public AssetClaim? Assets { get; init; }

    public bool? OnCrawl { get; init; }

    public bool? IsGate { get; init; }

    public string? Owner { get; init; }

    public string? Remedy { get; init; }

    /// <summary>The policy, or <see langword="null"/> when something essential is missing.</summary>
    public Policy? Over(Policy? known)
    {
        if ((Title ?? known?.Title) is not { } title || (Select ?? known?.Select) is not { } select)
            return null;

        var policy = new Policy(Id, title, select)
        {
            Level = Level ?? known?.Level ?? FindingLevel.Warning,
            EntityType = EntityType ?? known?.EntityType ?? EntityTypes.Dataset,
            Domains = Domain is null ? [] : [Domain],
            Assets = Assets,
            OnCrawl = OnCrawl ?? known?.OnCrawl ?? true,
            IsGate = IsGate ?? false,
            Owner = Owner,
            Remedy = Remedy ?? known?.Remedy,
            File = File,
            Position = Position,
        };
        return (Applies ?? (Select is null ? known?.Applies : null)) is { } applies ? policy with { Applies = applies } : policy;
    }
}
