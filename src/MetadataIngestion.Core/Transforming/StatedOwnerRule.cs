using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>An owner rule that reads a property or the tags of assets.</summary>
internal sealed class StatedOwnerRule(OwnerRuleOptions options)
{
    private readonly OwnerRule _rule = new(options);

    public DecisionCounter Counter => _rule.Counter;

    /// <summary>The owners that an asset states.</summary>
    public IEnumerable<OwnerEvidence> Find(Asset asset) => Values(asset)
        .Where(value => _rule.AppliesTo(value.Principal))
        .Select(_rule.Apply)
        .OfType<OwnerEvidence>();

    // All that one rule reads is one place: what it finds does not outrank itself.
    private IEnumerable<OwnerEvidence> Values(Asset asset)
    {
        if (options.Tags)
            return asset.Tags.Select(tag => new OwnerEvidence(Plain(tag), "tags"));

        return options.Property is { } property && asset.Properties.TryGetValue(property, out var value) && !string.IsNullOrWhiteSpace(value)
            ? [new OwnerEvidence(value.Trim(), $"property {property}")]
            : [];
    }

    private static string Plain(string tag) => tag.StartsWith("urn:li:tag:", StringComparison.Ordinal) ? tag["urn:li:tag:".Length..] : tag;
}
