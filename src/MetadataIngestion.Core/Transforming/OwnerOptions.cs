namespace MetadataIngestion.Core.Transforming;

/// <summary>How the principals that sources name become owners.</summary>
public sealed record OwnerOptions
{
    /// <summary>
    /// The rules; the first that matches a principal decides, a source's own rules before the general ones. A principal without a rule keeps its
    /// name: a group becomes a corpGroup, anything else a corpuser, of the type the source says.
    /// </summary>
    public IReadOnlyList<OwnerRuleOptions> Rules { get; init; } = [];

    /// <summary>
    /// Which evidence counts when there are several pieces. The default is <see cref="OwnerPrecedence.Strongest"/>; a source's own setting wins.
    /// </summary>
    public OwnerPrecedence? Precedence { get; init; }

    /// <summary>
    /// What becomes of the owners that people add in a destination: <see cref="OwnershipMode.Replace"/> or, where the destination is a DataHub that takes
    /// patches, <see cref="OwnershipMode.Patch"/>. The default is to replace them; a source's own setting wins.
    /// </summary>
    public OwnershipMode? Mode { get; init; }
}
