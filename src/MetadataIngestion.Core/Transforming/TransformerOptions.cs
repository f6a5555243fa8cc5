using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>One configured step; steps run in the order they are written.</summary>
public sealed record TransformerOptions
{
    /// <summary>What the step does. Required.</summary>
    public TransformerType? Type { get; init; }

    /// <summary>
    /// The names of the assets it applies to, as a pattern like those of filters: a glob, or a regular expression after <c>regex:</c>. The default
    /// is every asset.
    /// </summary>
    public string Match { get; init; } = "*";

    /// <summary>The kinds of assets it applies to: <c>Containers</c>, <c>Datasets</c>, <c>Routines</c>. The default, none, means all.</summary>
    public IReadOnlyList<AssetKinds> Kinds { get; init; } = [];

    /// <summary>For <see cref="TransformerType.AddTags"/>, and required there: tags by name or as <c>urn:li:tag:</c> URNs.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>For <see cref="TransformerType.AddDomain"/>, and required there: the domain's id or its <c>urn:li:domain:</c> URN.</summary>
    public string? Domain { get; init; }

    /// <summary>
    /// For <see cref="TransformerType.AddOwners"/>, and required there: <c>user:NAME</c>, <c>group:NAME</c>, or a <c>urn:li:corpuser:</c> or
    /// <c>urn:li:corpGroup:</c> URN each.
    /// </summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>For <see cref="TransformerType.AddOwners"/>: what they answer for. The default is the technical owner.</summary>
    public OwnershipType? OwnershipType { get; init; }

    /// <summary>
    /// Whether the step drops what the source and earlier steps said about owners, domains or tags. The default is to add to it.
    /// </summary>
    public bool Replace { get; init; }
}
