using System.Net;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Storage.S3;

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
        Assert.EndsWith("5 requests, 2 of them refused for now", Usage(items), StringComparison.Ordinal);
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
    public async Task Crawl_ListingOfAllDeniedButNotOfEachFolder_ListsEachFolder()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        await using var server = new ScriptedS3((request, _) => (IsListing(request), request.QueryString["delimiter"], request.QueryString["prefix"]) switch
        {
            (true, null, _) or (true, _, "c/") => ScriptedS3.Error(403, "AccessDenied"),
            (true, _, { Length: > 0 } prefix) => ScriptedS3.Page(null, ScriptedS3.Object(prefix + "x.csv", 5)),
            (true, _, _) => ScriptedS3.Page(null, [.. names.Select(name => ScriptedS3.Folder(name + "/"))]),
            _ => (206, "id\n1\n"),
        });
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal(7, items.Datasets().Count());
        Assert.Equal("b/c", Assert.Single(items.OfType<ScopeIncomplete>()).Scope.Name);
    }

    [Fact]
    public async Task Crawl_FoldersWithManyFiles_AreListedOneByOne()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        await using var server = new ScriptedS3((request, _) => (IsListing(request), request.QueryString["delimiter"], request.QueryString["prefix"]) switch
        {
            (true, null, _) => ScriptedS3.Page("more", [.. Enumerable.Range(0, 1001).Select(i => ScriptedS3.Object($"a/{i}", 0))]),
            (true, _, { Length: > 0 } prefix) => ScriptedS3.Page(null, ScriptedS3.Object(prefix + "x.csv", 5)),
            (true, _, _) => ScriptedS3.Page(null, [.. names.Select(name => ScriptedS3.Folder(name + "/"))]),
            _ => (206, "id\n1\n"),
        });
        Assert.Equal(names.Select(name => $"b/{name}/x.csv"), (await Crawl.RunAsync(server.Options())).Datasets().Select(dataset => dataset.Path.Name));
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
    public async Task Crawl_AnswerThatIsNoXml_IsAnErrorWithItsRemedy()
    {
        await using var server = new ScriptedS3((_, _) => (200, "<html><br>Sign in to the network"));
        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.RunAsync(server.Options()));
        Assert.Equal("The root folder s3://b cannot be listed: the store answered with something else than what was asked for.", exception.Message);
        Assert.Contains("Storage:S3:Endpoint", exception.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Failed to resolve AWS credentials. The providers returned the following errors:\n\nException 1 of 6: Amazon.Runtime.X: no\n   at A.B()", "Failed to resolve AWS credentials")]
    [InlineData("Error calling AssumeRole for role arn:aws:iam::1:role/x\r\n   at A.B()", "Error calling AssumeRole for role arn:aws:iam::1:role/x")]
    public void NoCredentials_LongListOfAttempts_IsOneLine(string message, string cause)
    {
        var fault = S3Faults.NoCredentials(new Amazon.Runtime.AmazonClientException(message));
        Assert.Equal(StoreFault.Denied, fault.Fault);
        Assert.Equal($"no AWS credentials were found or accepted: {cause}", fault.Message);
        Assert.Contains("Storage:S3:AccessKey", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_TagsOfTheBucket_NameOwnersAndTagTheBucket()
    {
        await using var server = new ScriptedS3((request, _) => IsTagging(request)
            ? ScriptedS3.Tags(("Owner", "ada"), ("data-steward", "bob"), ("owning_team", "orders"), ("cost", "42"), ("api-token", "x"))
            : Answer(request));
        var items = await Crawl.RunAsync(server.Options());
        var bucket = items.OfType<AssetFound>().Select(found => found.Asset).OfType<Container>().Single();
        Assert.Equal(
            [
                ("ada", "tag Owner of the bucket", OwnershipType.TechnicalOwner, PrincipalKind.Unknown),
                ("bob", "tag data-steward of the bucket", OwnershipType.DataSteward, PrincipalKind.Unknown),
                ("orders", "tag owning_team of the bucket", OwnershipType.TechnicalOwner, PrincipalKind.Group),
            ],
            bucket.Owners.Select(owner => (owner.Principal, owner.FoundIn, owner.Type, owner.Kind)));
        Assert.Equal(["cost:42"], bucket.Tags);
        Assert.Equal(AssetFacets.None, bucket.Unknown);
        Assert.Equal(CapabilityStatus.Ran, Tags(items).Status);
    }

    [Fact]
    public async Task Crawl_TagsDenied_SaysWhichPermissionIsMissing()
    {
        await using var server = new ScriptedS3((request, _) => IsTagging(request) ? ScriptedS3.Error(403, "AccessDenied") : Answer(request));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal(
            (CapabilityStatus.Denied, "Tags cannot be read: access is denied (AccessDenied). Grant s3:GetBucketTagging on s3://b to the identity that runs the crawl, and check its keys and the clock of this machine."),
            (Tags(items).Status, Tags(items).Detail));
        Assert.Equal(AssetFacets.Owners | AssetFacets.Tags, items.OfType<AssetFound>().First().Asset.Unknown);
        Assert.Single(items.Datasets());
    }

    [Fact]
    public async Task TestConnection_TagsDenied_IsLimitedWithTheMissingPermission()
    {
        await using var server = new ScriptedS3((request, _) => IsTagging(request) ? ScriptedS3.Error(403, "AccessDenied") : Answer(request));
        await using var source = Crawl.Source(server.Options());
        var step = (await source.TestConnectionAsync(Crawl.Context(), CancellationToken.None)).Steps.Single(step => step.Name == "tags");
        Assert.Equal((ConnectionStepStatus.Limited, "Tags and metadata of s3://b cannot be read: access is denied (AccessDenied)."), (step.Status, step.Detail));
        Assert.StartsWith("Grant s3:GetBucketTagging on s3://b ", step.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_ObjectGoneMeanwhile_IsUnreadableAndTheRestGoesOn()
    {
        await using var server = new ScriptedS3((request, _) => IsListing(request)
            ? ScriptedS3.Page(null, ScriptedS3.Object("gone.csv", 5), ScriptedS3.Object("x.csv", 5))
            : request.Url!.AbsolutePath.EndsWith("gone.csv", StringComparison.Ordinal) ? ScriptedS3.Error(404, "NoSuchKey") : (206, "id\n1\n"));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/gone.csv cannot be read: it is not there, or went away during the crawl.", Assert.Single(items.OfType<AssetUnreadable>()).Reason);
        Assert.Equal("b/x.csv", Assert.Single(items.Datasets()).Path.Name);
    }

    [Fact]
    public async Task Crawl_ThrottledForGoodOnOneObject_IsUnreadableAndTheRestGoesOn()
    {
        await using var server = new ScriptedS3((request, _) => IsListing(request)
            ? ScriptedS3.Page(null, ScriptedS3.Object("busy.csv", 5), ScriptedS3.Object("x.csv", 5))
            : request.Url!.AbsolutePath.EndsWith("busy.csv", StringComparison.Ordinal) ? ScriptedS3.Error(503, "SlowDown") : (206, "id\n1\n"));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal("b/busy.csv cannot be read: the store refused or did not answer, in every attempt: SlowDown.", Assert.Single(items.OfType<AssetUnreadable>()).Reason);
        Assert.Equal("b/x.csv", Assert.Single(items.Datasets()).Path.Name);
    }

    [Fact]
    public async Task Crawl_KeysThatAreEncodedInTheListing_AreNamedAndReadAsTheyAre()
    {
        var asked = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = new ScriptedS3((request, _) =>
        {
            asked.Add(request.RawUrl!);
            return !IsListing(request) ? (206, "id\n1\n")
                : request.QueryString["prefix"] is { Length: > 0 }
                ? ScriptedS3.Page(null, "<EncodingType>url</EncodingType>", ScriptedS3.Object("x+y%2Bz%25/", 0), ScriptedS3.Object("x+y%2Bz%25/a%0Ab+%C3%A9%01.csv", 5))
                : ScriptedS3.Page(null, "<EncodingType>url</EncodingType>", ScriptedS3.Folder("x+y%2Bz%25/"));
        });
        Assert.Equal("b/x y+z%/a\nb \u00E9\u0001.csv", Assert.Single((await Crawl.RunAsync(server.Options())).Datasets()).Path.Name);
        Assert.Contains(asked, url => url.StartsWith("/b/x%20y%2Bz%25/a%0Ab%20%C3%A9%01.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_BucketWithoutTags_HasNone()
    {
        await using var server = new ScriptedS3((request, _) => IsTagging(request) ? ScriptedS3.Error(404, "NoSuchTagSet") : Answer(request));
        var items = await Crawl.RunAsync(server.Options());
        Assert.Equal((CapabilityStatus.Ran, AssetFacets.None), (Tags(items).Status, items.OfType<AssetFound>().First().Asset.Unknown));
    }

    [Fact]
    public async Task Crawl_LabelsOfNobody_AsksForNoTags()
    {
        await using var server = new ScriptedS3((request, _) => Answer(request));
        var options = server.Options();
        options.Storage.Labels = LabelScope.None;
        Assert.Equal(CapabilityStatus.Skipped, Tags(await Crawl.RunAsync(options)).Status);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Crawl_GoogleCloudStorage_HasItsOwnPlatform()
    {
        await using var server = new ScriptedS3((request, _) => Answer(request));
        var found = (await Crawl.RunAsync(server.Options("gs://b"))).OfType<AssetFound>().Select(item => item.Asset).ToList();
        Assert.Equal([("gcs", "GCS bucket"), ("gcs", "File")], found.Select(asset => (asset.Path.Platform, asset.SubType)));
    }

    [Fact]
    public async Task Crawl_LabelsOfGoogleCloudStorage_AreThoseOfTheBucketAndMetadataOfObjects()
    {
        var asked = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = new ScriptedS3((request, _) =>
        {
            asked.Add($"{request.HttpMethod} {request.Url!.AbsolutePath}{(IsTagging(request) ? "?tagging" : "")}");
            return IsTagging(request) ? ScriptedS3.Tags(("team", "orders"), ("cost", "42")) : Answer(request);
        })
        {
            Metadata = new Dictionary<string, string> { ["steward"] = "=?UTF-8?Q?Zo=C3=AB?=", ["source"] = "shop" },
        };
        var options = server.Options("gs://b");
        options.Storage.Labels = LabelScope.Files;
        var items = await Crawl.RunAsync(options);
        Assert.Equal(["cost:42"], items.OfType<AssetFound>().First().Asset.Tags);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal(("Zo\u00EB", "metadata steward of the newest file"), (dataset.Owners[^1].Principal, dataset.Owners[^1].FoundIn));
        Assert.Equal("shop", dataset.Properties["source"]);
        Assert.Equal(["GET /b/?tagging", "HEAD /b/x.csv"], asked.Where(request => request.Contains("tagging", StringComparison.Ordinal) || request.StartsWith("HEAD", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(CapabilityStatus.Ran, Tags(items).Status);
    }

    [Fact]
    public async Task Crawl_LabelsOfGoogleCloudStorageDenied_SaysWhichPermissionIsMissing()
    {
        await using var server = new ScriptedS3((request, _) => IsTagging(request) ? ScriptedS3.Error(403, "AccessDenied") : Answer(request));
        Assert.Contains("Grant storage.buckets.get on gs://b ", Tags(await Crawl.RunAsync(server.Options("gs://b"))).Detail, StringComparison.Ordinal);
    }

    private static (int Status, string Body) Answer(HttpListenerRequest request) =>
        IsListing(request) ? ScriptedS3.Page(null, ScriptedS3.Object("x.csv", 5)) : (206, "id\n1\n");

    private static bool IsListing(HttpListenerRequest request) => request.QueryString["list-type"] == "2";

    private static bool IsTagging(HttpListenerRequest request) => request.Url!.Query.Contains("tagging", StringComparison.Ordinal);

    private static CapabilityReported Tags(IEnumerable<CrawlItem> items) => items.OfType<CapabilityReported>().Single(reported => reported.Capability == "tags");

    private static string? Usage(IEnumerable<CrawlItem> items) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == "ranged-reads").Detail;
}
