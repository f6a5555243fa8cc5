using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>What becomes of the principals, such as database roles, that a source names as owners.</summary>
public sealed record OwnerRuleOptions
{
    /// <summary>
    /// The principals' names, as a pattern like those of filters: a glob, or a regular expression after <c>regex:</c>. Required unless the rule reads a
    /// property or tags, whose values it then chooses among; the default there is every value.
    /// </summary>
    public string? Principal { get; init; }

    /// <summary>
    /// A property of assets whose value names a principal, such as <c>owner</c>. What such a rule finds is stronger than what the source says about
    /// owners. The default is none: the rule is about the principals that the source names.
    /// </summary>
    public string? Property { get; init; }

    /// <summary>Whether the names of an asset's tags are principals, such as <c>regex:^team:(.+)$</c>; as strong as a property. The default is no.</summary>
    public bool Tags { get; init; }

    /// <summary>
    /// Who owns instead: <c>user:NAME</c>, <c>group:NAME</c>, or a <c>urn:li:corpuser:</c> or <c>urn:li:corpGroup:</c> URN. In it <c>$0</c> stands for the
    /// principal, and after a <c>regex:</c> pattern <c>$1</c> or <c>${name}</c> for what a group matched. Required unless <see cref="Ignore"/> is set.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>What the owner answers for. The default is what the source says, which mostly is the technical owner.</summary>
    public OwnershipType? OwnershipType { get; init; }

    /// <summary>Whether the principals own nothing, such as an administrator who happens to have created everything. The default is no.</summary>
    public bool Ignore { get; init; }

    internal bool ReadsAssets => Property is not null || Tags;
}
