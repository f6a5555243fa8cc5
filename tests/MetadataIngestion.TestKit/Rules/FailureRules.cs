using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A failure never looks like an empty result.</summary>
internal static class FailureRules
{
    public static void CheckTyped(Exception? failure)
    {
        if (failure is not null and not SourceException)
            Assert.Fail(
                $"The crawl threw {failure.GetType().FullName}: {failure.Message}\n"
                + "Throw RetriableSourceException, SourceConfigurationException or SourceAccessDeniedException with a message that names the object and the cause.");
        if (failure is SourceException && string.IsNullOrWhiteSpace(failure.Message))
            Assert.Fail($"The crawl threw {failure.GetType().Name} without a message. Name the object and the cause.");
    }

    public static void CheckUnreachable(CrawlRecord crawl)
    {
        CheckTyped(crawl.Failure);
        if (crawl.Failure is not null)
            return;

        Findings.Report(
            [
                .. crawl.Items.OfType<ScopeCompleted>().Select(completed => $"'{completed.Scope}' was said to be complete, so whatever was known there would be removed."),
                .. crawl.Items.OfType<ScopeIncomplete>().Any() ? Array.Empty<string>() : ["The crawl ended without an error and without a ScopeIncomplete."],
            ],
            "A source that cannot be reached is a typed exception, or a ScopeIncomplete with its reason; never an empty crawl.");
    }

    /// <summary>Compares a crawl with one before something broke. Nothing was dropped in between.</summary>
    public static void CheckBroken(CrawlRecord before, CrawlRecord after)
    {
        CheckTyped(after.Failure);
        if (after.Failure is not null)
            return;

        var scopes = new Scopes(after);
        var found = after.Assets.GroupBy(asset => asset.Key()).ToDictionary(group => group.Key, group => group.First());
        Findings.Report(
            [
                .. before.Assets.Where(asset => !found.ContainsKey(asset.Key()) && !IsUnreadable(after, asset)).SelectMany(asset => LossOf(asset, scopes)),
                .. before.Assets.SelectMany(asset => found.TryGetValue(asset.Key(), out var now) ? HalfOf(asset, now, after) : []),
            ],
            "What cannot be read is AssetUnreadable, and a scope that was not listed to its end is ScopeIncomplete. An exception is never an empty list.");

        if (!after.Items.Any(item => item is AssetUnreadable or ScopeIncomplete or CrawlWarning))
            Assert.Fail("Something was broken, and the crawl says nothing about it. Report AssetUnreadable, ScopeIncomplete or CrawlWarning; or break something that the crawl reads.");
    }

    private static bool IsUnreadable(CrawlRecord crawl, Asset asset) =>
        crawl.Items.OfType<AssetUnreadable>().Any(unreadable => unreadable.Path.Equals(asset.Path) && unreadable.Kind.HasFlag(asset.Kind()));

    private static IEnumerable<string> LossOf(Asset asset, Scopes scopes) => scopes.ProofOfAbsence(asset.Path, asset.Kind()) is { } scope
        ? [$"{asset.Describe()} could not be read and would be removed, because its scope '{scope}' was said to be complete."]
        : [];

    private static IEnumerable<string> HalfOf(Asset before, Asset after, CrawlRecord crawl)
    {
        var isSame = CrawlListing.Of(new AssetFound(before)) == CrawlListing.Of(new AssetFound(after));
        return isSame || crawl.Items.OfType<CrawlWarning>().Any(warning => warning.Path.Equals(after.Path))
            ? []
            : [$"{after.Describe()} is described differently, without a warning: half of an object looks like a change."];
    }
}
