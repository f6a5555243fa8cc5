using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Mesh.Classification;

/// <summary>The rules of one file, or of all: everyone's first, then domain by domain. Immutable.</summary>
/// <param name="Rules">The rules in their order.</param>
/// <param name="Exclusive">Names of tags and terms of which only one may stand at a place.</param>
internal sealed record ClassificationRules(IReadOnlyList<ClassificationRule> Rules, IReadOnlyList<GlobPattern> Exclusive)
{
    public static ClassificationRules None { get; } = new([], []);

    public static ClassificationRules Join(IEnumerable<ClassificationRules> files) =>
        files.Aggregate(None, (all, file) => new ClassificationRules([.. all.Rules, .. file.Rules], [.. all.Exclusive, .. file.Exclusive]));

    /// <summary>Those that may mean something in a source.</summary>
    public ClassificationRules For(string source) =>
        this with { Rules = [.. Rules.Where(rule => rule.Assets.Count == 0 || rule.Assets.Any(claim => claim.Pattern.CanMatchIn(source)))] };
}
