using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Shared;

/// <summary>What the source's filters leave out, by the rule that says so.</summary>
internal sealed class CrawlFilter(IAssetFilter filter)
{
    /// <summary>The rule that leaves everything in a container out, or null.</summary>
    public string? RuleAgainstContents(AssetPath container) => RuleOf(filter.EvaluateContents(container));

    /// <summary>The rule that leaves an asset out, or null.</summary>
    public string? RuleAgainst(AssetPath asset) => RuleOf(filter.Evaluate(asset));

    private static string? RuleOf(FilterVerdict verdict) => verdict.IsAllowed ? null : verdict.Rule ?? "filter";
}
