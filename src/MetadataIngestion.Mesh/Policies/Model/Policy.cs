using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Policies.Model;

/// <summary>A rule as a query over the current state.</summary>
/// <param name="Id">Its id, which is also that of its test in DataHub.</param>
/// <param name="Title">What it demands.</param>
/// <param name="Select">A SELECT that answers <c>urn</c> and <c>message</c> for each violation.</param>
internal sealed record Policy(string Id, string Title, string Select)
{
    /// <summary>How bad a violation is.</summary>
    public FindingLevel Level { get; init; } = FindingLevel.Warning;

    /// <summary>A SELECT that answers the <c>urn</c> of what the policy can judge; of anything else it says nothing. All that it is asked about by default.</summary>
    public string Applies { get; init; } = "SELECT urn FROM mesh_scope";

    /// <summary>The type of the entities that it rules.</summary>
    public string EntityType { get; init; } = EntityTypes.Dataset;

    /// <summary>The URNs of the domains that it rules, in their order; none for everything.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The domains in one text; <see langword="null"/> for everything.</summary>
    public string? DomainList => Domains.Count == 0 ? null : string.Join(", ", Domains);

    /// <summary>Which assets it rules; <see langword="null"/> for all.</summary>
    public AssetClaim? Assets { get; init; }

    /// <summary>Whether crawls evaluate it; one that looks at everything for each asset is left to whoever asks.</summary>
    public bool OnCrawl { get; init; } = true;

    /// <summary>Whether what violates it waits for approval instead of being proposed.</summary>
    public bool IsGate { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What to do about a violation.</summary>
    public string? Remedy { get; init; }

    /// <summary>The file that says so, as people know it.</summary>
    public string File { get; init; } = BuiltIn;

    /// <summary>Where in the file.</summary>
    public YamlPosition Position { get; init; }

    /// <summary>Its level as files and events write it.</summary>
    public string LevelName => Level switch { FindingLevel.Error => "error", FindingLevel.Warning => "warning", _ => "note" };

    /// <summary>What events tell of it.</summary>
    public PolicyFacts Facts => new(Title, LevelName, Owner);

    /// <summary>The URN of its test.</summary>
    public string TestUrn => TestPrefix + Id;

    /// <summary>What stands in place of a file for policies that come with the program, as they are.</summary>
    public const string BuiltIn = "built-in";
    /// <summary>Whether it may judge otherwise when data products change; there is no way to ask about them but by the views of that name.</summary>
    public bool AsksAboutProducts => (Select + Applies).Contains("mesh_product", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the URNs of tests begin with.</summary>
    public const string TestPrefix = TestResults.TestPrefix;

    /// <summary>What of a choice of assets the policy rules.</summary>
    public StateScope Within(StateScope scope) =>
        scope with { EntityType = EntityType, Domains = Domains.Count == 0 ? null : Domains, Addresses = Assets?.Pattern.ToRegex() };
}
