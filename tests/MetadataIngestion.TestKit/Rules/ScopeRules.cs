using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>What a crawl says about scopes decides what is removed, so it must cover every asset and come in the right order.</summary>
internal static class ScopeRules
{
    public static void CheckCoverage(CrawlRecord crawl)
    {
        var scopes = new Scopes(crawl);
        Findings.Report(
            [
                .. crawl.Assets.Where(asset => !scopes.Covers(asset.Path, asset.Kind()))
                    .Select(asset => $"{asset.Describe()} lies under no reported scope: nothing was said of '{asset.Path.Parent}'."),
                .. crawl.Assets.OfType<Container>().Where(container => !scopes.IsReported(container.Path))
                    .Select(container => $"{container.Describe()} was found, but never said to be listed."),
            ],
            "Yield ScopeCompleted, or ScopeIncomplete with its reason, for every scope that holds assets and for every container.");
    }

    public static void CheckOrder(CrawlRecord crawl)
    {
        List<string> problems = [];
        HashSet<AssetPath> seen = [];
        HashSet<AssetPath> completed = [];
        var containers = crawl.Assets.OfType<Container>().Select(container => container.Path).ToHashSet();
        foreach (var item in crawl.Items)
        {
            if (item is AssetFound { Asset: var asset } && asset.Path.Parent is { } parent)
            {
                if (containers.Contains(parent) && !seen.Contains(parent))
                    problems.Add($"{asset.Describe()} came before the container '{parent}' that holds it.");
                if (completed.Contains(parent))
                    problems.Add($"{asset.Describe()} came after its scope '{parent}' was said to be complete.");
                if (asset is Container)
                    seen.Add(asset.Path);
            }
            else if (item is ScopeCompleted { Scope: var scope })
            {
                completed.Add(scope);
            }
        }

        Findings.Report(problems, "Yield a container first, then what it holds, then its ScopeCompleted.");
    }
}
