namespace MetadataIngestion.Abstractions;

/// <summary>
/// A sign of ownership that a source gave, or an owner that a rule assigned. The owner rules of the configuration decide
/// what becomes of it.
/// </summary>
/// <param name="Principal">The owner's name as found, such as a database role; or a <c>urn:li:corpuser:</c> or <c>urn:li:corpGroup:</c> URN.</param>
/// <param name="FoundIn">Where it was found, for people: "owner of the table", "owner of the schema".</param>
public sealed record OwnerEvidence(string Principal, string FoundIn)
{
    /// <summary>Whether the principal is a person or a group; <see cref="PrincipalKind.Unknown"/> when the source does not tell.</summary>
    public PrincipalKind Kind { get; init; }

    /// <summary>What kind of owner; the default is the technical owner.</summary>
    public OwnershipType Type { get; init; } = OwnershipType.TechnicalOwner;

    /// <summary>An ownership type of the organization's own, as a <c>urn:li:ownershipType:</c> URN, in place of <see cref="Type"/>; the default is none.</summary>
    public string? TypeUrn { get; init; }
}
