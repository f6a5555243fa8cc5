using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>What becomes of the principals, such as database roles, that a source names as owners.</summary>
public sealed record OwnerRuleOptions
{
    /// <summary>The principals' names, as a pattern like those of filters: a glob, or a regular expression after <c>regex:</c>. Required.</summary>
    public string? Principal { get; init; }

    /// <summary>
    /// Who owns instead: <c>user:NAME</c>, <c>group:NAME</c>, or a <c>urn:li:corpuser:</c> or <c>urn:li:corpGroup:</c> URN. In it <c>$0</c> stands for the
    /// principal, and after a <c>regex:</c> pattern <c>$1</c> or <c>${name}</c> for what a group matched. Required unless <see cref="Ignore"/> is set.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>What the owner answers for. The default is what the source says, which mostly is the technical owner.</summary>
    public OwnershipType? OwnershipType { get; init; }

    /// <summary>Whether the principals own nothing, such as an administrator who happens to have created everything. The default is no.</summary>
    public bool Ignore { get; init; }
}
