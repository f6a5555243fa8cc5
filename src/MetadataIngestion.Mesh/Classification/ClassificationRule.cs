using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Files;

namespace MetadataIngestion.Mesh.Classification;

/// <summary>Says what gets which tags and terms: fields, or the assets themselves. All its conditions must hold.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Domain">The domain whose file it is in, whose assets it is for; <see langword="null"/> for everyone's.</param>
internal sealed record ClassificationRule(FilePlace Place, string? Domain)
{
    /// <summary>What assets it means; empty for all.</summary>
    public IReadOnlyList<AssetClaim> Assets { get; init; } = [];

    /// <summary>What assets, or fields, it leaves alone nevertheless.</summary>
    public IReadOnlyList<AssetClaim> Except { get; init; } = [];

    /// <summary>The names of fields; empty for a rule about assets.</summary>
    public IReadOnlyList<GlobPattern> Fields { get; init; } = [];

    /// <summary>The kinds of the asset, such as <c>Topic</c>; empty for any.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The types of the field; empty for any.</summary>
    public IReadOnlyList<TypeKind> Types { get; init; } = [];

    /// <summary>Tags of which the asset or field must have one; empty for any.</summary>
    public IReadOnlyList<GlobPattern> Tagged { get; init; } = [];

    /// <summary>Properties that the asset or field must have, by name.</summary>
    public IReadOnlyDictionary<string, GlobPattern> Properties { get; init; } = new Dictionary<string, GlobPattern>();

    /// <summary>The tags that it gives.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The glossary terms that it gives.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Whether it gives to fields rather than to assets.</summary>
    public bool IsAboutFields => Fields.Count > 0 || Types.Count > 0;

    public bool FitsAsset(Asset asset, ReadOnlySpan<string> address) =>
        (Kinds.Count == 0 || Kinds.Contains(asset.SubType, StringComparer.OrdinalIgnoreCase))
        && (Assets.Count == 0 || IsMeant(Assets, address))
        && !IsMeant(Except, address)
        && (IsAboutFields || (HasTag(asset.Tags) && HasProperties(asset.Properties)));

    /// <param name="field">The field.</param>
    /// <param name="path">Its names joined by dots.</param>
    public bool FitsField(Field field, string path) =>
        (Types.Count == 0 || Types.Contains(field.Type.Kind))
        && (Fields.Count == 0 || Fields.Any(pattern => pattern.IsMatch(pattern.Text.Contains('.', StringComparison.Ordinal) ? path : path[(path.LastIndexOf('.') + 1)..])))
        && HasTag(field.Tags)
        && HasProperties(field.Properties);

    public bool Excludes(ReadOnlySpan<string> fieldAddress) => IsMeant(Except, fieldAddress);

    public override string ToString() => $"rule {Place}";

    private static bool IsMeant(IReadOnlyList<AssetClaim> claims, ReadOnlySpan<string> address)
    {
        foreach (var claim in claims)
        {
            if (claim.Pattern.IsMatch(address))
                return true;
        }

        return false;
    }

    private bool HasTag(IReadOnlyList<string> tags) => Tagged.Count == 0 || tags.Any(tag => Tagged.Any(pattern => pattern.IsMatch(PlainName.Of(tag))));

    private bool HasProperties(IReadOnlyDictionary<string, string> properties) =>
        Properties.All(wanted => properties.TryGetValue(wanted.Key, out var value) && wanted.Value.IsMatch(value));
}
