using System.Net;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>What stores do that an emulator does not.</summary>
public sealed class S3TroubleTests
{
    [Fact]
    public async Task Crawl_ThrottledFirst_AsksAgainAndCounts()
    {
        await using var server = new ScriptedS3((request, count) => count <= 2 ? ScriptedS3.Error(503, "SlowDown") : Answer(request));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/x.csv", Assert.Single(items.Datasets()).Path.Name);
        Assert.EndsWith("4 requests, 2 of them refused for now", Usage(items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_ThrottledForGood_IsRetriable()
    {
        await using var server = new ScriptedS3((_, _) => ScriptedS3.Error(503, "SlowDown"));
        var exception = await Assert.ThrowsAsync<RetriableSourceException>(() => Crawl.RunAsync(server.Options()));
        Assert.Equal("The root folder s3://b cannot be listed: the store refused or did not answer, in every attempt: SlowDown.", exception.Message);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Crawl_AccessDeniedOnAPrefix_LeavesItIncompleteAndGoesOn()
    {
        await using var server = new ScriptedS3((request, _) => IsListing(request)
            ? request.QueryString["prefix"] is { Length: > 0 }
                ? ScriptedS3.Error(403, "AccessDenied")
                : ScriptedS3.Page(null, ScriptedS3.Folder("secret/"), ScriptedS3.Object("x.csv", 5))
            : (206, "id\n1\n"));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/x.csv", Assert.Single(items.Datasets()).Path.Name);
        var incomplete = Assert.Single(items.OfType<ScopeIncomplete>());
        Assert.Equal(("b/secret", IncompleteReason.AccessDenied), (incomplete.Scope.Name, incomplete.Reason));
        Assert.Equal("Grant s3:ListBucket on s3://b/secret to the identity that runs the crawl, and check its keys and the clock of this machine.", incomplete.Remedy);
        Assert.DoesNotContain("b/secret", items.CompletedScopes());
    }

    [Fact]
    public async Task Crawl_PagesWithoutObjects_AreReadToTheEnd()
    {
        await using var server = new ScriptedS3((request, _) => !IsListing(request)
            ? (206, "id\n1\n")
            : (request.QueryString["prefix"], request.QueryString["continuation-token"]) switch
            {
                ({ Length: > 0 } prefix, _) => ScriptedS3.Page(null, ScriptedS3.Object(prefix + "x.csv", 5)),
                (_, null) => ScriptedS3.Page("empty", ScriptedS3.Folder("a/"), ScriptedS3.Folder("b/")),
                (_, "empty") => ScriptedS3.Page("last"),
                _ => ScriptedS3.Page(null, ScriptedS3.Folder("c/")),
            });
        Assert.Equal(["b/a/x.csv", "b/b/x.csv", "b/c/x.csv"], (await Crawl.RunAsync(server.Options())).Datasets().Select(dataset => dataset.Path.Name));
    }

    [Fact]
    public async Task Crawl_PageThatRepeats_EndsAsAnError()
    {
        await using var server = new ScriptedS3((_, _) => ScriptedS3.Page("again", ScriptedS3.Object("x.csv", 5)));
        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.RunAsync(server.Options()));
        Assert.Contains("repeats a page", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_StubsAndNamelessKeys_AreNoFiles()
    {
        await using var server = new ScriptedS3((request, _) => IsListing(request)
            ? request.QueryString["prefix"] is { Length: > 0 } prefix
                ? ScriptedS3.Page(null, ScriptedS3.Object(prefix, 0), ScriptedS3.Object(prefix + "x.csv", 5))
                : ScriptedS3.Page(null, ScriptedS3.Folder("a/"), ScriptedS3.Folder("/"), ScriptedS3.Object("a_$folder$", 0))
            : (206, "id\n1\n"));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/a/x.csv", Assert.Single(items.Datasets()).Path.Name);
        Assert.Equal("b holds objects whose keys have two slashes in a row; they cannot be named and were left out.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task Crawl_ObjectReplacedMeanwhile_IsReadAsItIsThen()
    {
        await using var server = new ScriptedS3((request, _) => (IsListing(request), request.HttpMethod, request.Headers["If-Match"]) switch
        {
            (true, _, _) => ScriptedS3.Page(null, ScriptedS3.Object("x.csv", 5)),
            (_, "HEAD", _) => (200, ""),
            (_, _, "\"1\"") => ScriptedS3.Error(412, "PreconditionFailed"),
            _ => (206, "id\n1\n"),
        });
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/x.csv", Assert.Single(items.Datasets()).Path.Name);
    }

    [Fact]
    public async Task Crawl_ArchivedObject_IsUnreadableWithItsRemedy()
    {
        await using var server = new ScriptedS3((request, _) =>
            IsListing(request) ? ScriptedS3.Page(null, ScriptedS3.Object("x.csv", 5)) : ScriptedS3.Error(403, "InvalidObjectState"));
        var unreadable = Assert.Single((await Crawl.RunAsync(server.Options())).OfType<AssetUnreadable>());
        Assert.Equal("b/x.csv cannot be read: it lies in an archive storage class.", unreadable.Reason);
        Assert.Equal("Restore s3://b/x.csv, or exclude it.", unreadable.Remedy);
    }

    [Fact]
    public async Task Crawl_GoogleCloudStorage_HasItsOwnPlatform()
    {
        await using var server = new ScriptedS3((request, _) => Answer(request));
        var found = (await Crawl.RunAsync(server.Options("gs://b"))).OfType<AssetFound>().Select(item => item.Asset).ToList();
        Assert.Equal([("gcs", "GCS bucket"), ("gcs", "File")], found.Select(asset => (asset.Path.Platform, asset.SubType)));
    }

    private static (int Status, string Body) Answer(HttpListenerRequest request) =>
        IsListing(request) ? ScriptedS3.Page(null, ScriptedS3.Object("x.csv", 5)) : (206, "id\n1\n");

    private static bool IsListing(HttpListenerRequest request) => request.QueryString["list-type"] == "2";

    private static string? Usage(IEnumerable<CrawlItem> items) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == "ranged-reads").Detail;
}
