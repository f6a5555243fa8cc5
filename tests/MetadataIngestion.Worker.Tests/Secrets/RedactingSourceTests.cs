using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Tests.Secrets;

public sealed class RedactingSourceTests
{
    private const string Secret = "hunter2hunter2";

    private static readonly AssetPath Root = AssetPath.Root("postgres");

    [Fact]
    public async Task CrawlAsync_MessagesWithSecrets_MasksAllOfThem()
    {
        var said = $"login with {Secret} failed";

        var items = await CrawlAsync(
            [
                new ScopeIncomplete(Root, IncompleteReason.Error, said, said),
                new CrawlWarning(Root, said, said),
                new AssetUnreadable(Root.Child("t"), AssetKinds.Datasets, said, said),
                new CapabilityReported("lineage", CapabilityStatus.Denied, said),
            ],
            null);

        Assert.Equal(4, items.Count);
        Assert.All(items, item => Assert.DoesNotContain(Secret, item.ToString(), StringComparison.Ordinal));
        Assert.All(items, item => Assert.Contains("login with *** failed", item.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task CrawlAsync_TypedFailureWithSecretInside_ThrowsTheSameTypeWithoutIt()
    {
        var cause = new InvalidOperationException($"Password={Secret} is wrong");

        var thrown = await Assert.ThrowsAsync<SourceAccessDeniedException>(
            () => CrawlAsync([], new SourceAccessDeniedException("the server refused the login", $"Change {Secret}.", cause)));

        Assert.Equal("the server refused the login", thrown.Message);
        Assert.Equal("Change ***.", thrown.Remedy);
        Assert.DoesNotContain(Secret, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_UnforeseenFailureWithSecret_KeepsItsTypeInWords()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CrawlAsync([], new FormatException($"cannot parse {Secret}")));

        Assert.Equal("FormatException: cannot parse ***", thrown.Message);
    }

    [Fact]
    public async Task CrawlAsync_FailureWithoutSecret_PassesItOnAsItIs()
    {
        var failure = new RetriableSourceException("the host db does not answer");

        Assert.Same(failure, await Assert.ThrowsAsync<RetriableSourceException>(() => CrawlAsync([], failure)));
    }

    private static async Task<List<CrawlItem>> CrawlAsync(IEnumerable<CrawlItem> items, Exception? failure)
    {
        var redactor = new SecretRedactor();
        redactor.Add(Secret);
        await using var source = new RedactingSource(new TalkativeSource(items, failure), redactor);
        var found = new List<CrawlItem>();
        await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "s" }, CancellationToken.None))
            found.Add(item);

        return found;
    }
}
