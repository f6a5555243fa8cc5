using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>The parts of a source and its rest are the source, each thing in one of them.</summary>
internal static class SplitRules
{
    public static void CheckDeclaration(ConnectorDescriptor descriptor, IMetadataSource source)
    {
        if (descriptor.CanSplit != source is ISplittableSource)
            Assert.Fail($"The descriptor's CanSplit is {descriptor.CanSplit}, and {source.GetType().Name} is {(source is ISplittableSource ? "an" : "no")} ISplittableSource. Let them agree.");
    }

    public static void CheckPlan(IReadOnlyList<SourcePart> parts, IReadOnlyList<SourcePart> again, int atMost)
    {
        var scopes = parts.SelectMany(part => part.Scopes).ToList();
        Findings.Report(
            [
                .. parts.Count > atMost ? [$"{parts.Count} parts were planned, where {atMost} were allowed."] : Array.Empty<string>(),
                .. parts.GroupBy(part => part.Name).Where(group => group.Count() > 1 || group.Key.Length == 0).Select(group => $"The name '{group.Key}' is not one part's own."),
                .. parts.Where(part => part.Scopes.Count == 0).Select(part => $"The part '{part.Name}' has no scope."),
                .. scopes.Where(scope => scope.Parts.Count == 0).Select(_ => "The source itself is a scope of a part, so that nothing is left for the others."),
                .. scopes.Where((scope, i) => scopes.Where((_, j) => i != j).Any(scope.IsWithin)).Select(scope => $"The scope '{scope}' lies in another one."),
                .. Texts(parts).SequenceEqual(Texts(again)) ? Array.Empty<string>() : ["The same source was divided in two ways."],
            ],
            "Plan disjoint parts that depend on the source alone.");
    }

    public static void CheckCrawl(CrawlRecord whole, CrawlRecord crawl, PartFilter extent, string name)
    {
        Assert.True(crawl.Failure is null, $"The crawl of {name} failed: {crawl.Failure}");
        var (expected, actual) = (TextsIn(whole, extent), TextsIn(crawl, extent));
        Findings.Report(
            [
                .. Without(expected, actual).Select(text => $"The whole crawl says, and that of {name} does not: {text}"),
                .. Without(actual, expected).Select(text => $"The crawl of {name} says, and the whole one does not: {text}"),
            ],
            "Say the same of everything that the filter lets through, whatever it leaves out; the containers that lead to parts belong to the rest.");
    }

    private static List<string> TextsIn(CrawlRecord crawl, PartFilter extent) =>
        [.. crawl.Items.Where(item => PathOf(item) is { } path && extent.Contains(path)).Select(CrawlListing.Of)];

    private static AssetPath? PathOf(CrawlItem item) => item switch
    {
        AssetFound found => found.Asset.Path,
        AssetUnreadable unreadable => unreadable.Path,
        ScopeCompleted completed => completed.Scope,
        ScopeIncomplete incomplete => incomplete.Scope,
        _ => null,
    };

    private static IEnumerable<string> Without(List<string> texts, List<string> others)
    {
        var left = others.CountBy(text => text).ToDictionary();
        foreach (var text in texts)
        {
            var count = left.GetValueOrDefault(text);
            left[text] = count - 1;
            if (count <= 0)
                yield return text.ReplaceLineEndings(" ");
        }
    }

    private static IEnumerable<string> Texts(IReadOnlyList<SourcePart> parts) => parts.Select(part => $"{part.Name}: {string.Join(", ", part.Scopes)}");
}
