using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.DataHubRest;
using static MetadataIngestion.Sinks.Tests.DataHubRest.DataHubRestRun;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

public sealed class DataHubRestRequestTests
{
    private const string Orders = "urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)";
    private const string SystemMetadata = """{"lastObserved":1793872800000,"runId":"run-1","lastRunId":"no-run-id-provided","pipelineName":"sales"}""";

    [Fact]
    public async Task WriteAsync_RestLi_SendsWhatDataHubDocuments()
    {
        await using var gms = await new TestGms { Token = "secret-token" }.StartAsync(null);
        var patch = Entry(2, Orders, """[{"op":"add","path":"/removed","value":true}]""", change: ChangeType.Patch);

        var rejected = await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Token = "secret-token" }, Entry(1, Orders, """{"name":"ü \"x\""}"""), patch);

        Assert.Empty(rejected);
        var request = Assert.Single(gms.Requests);
        Assert.Equal("POST /aspects?action=ingestProposalBatch", $"{request.Method} {request.Target}");
        Assert.Equal("2.0.0", request.Headers["X-RestLi-Protocol-Version"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(
            $$$$"""
            {"proposals":[{"entityType":"dataset","entityUrn":"{{{{Orders}}}}","changeType":"UPSERT","aspectName":"status","aspect":{"value":"{\"name\":\"ü \\\"x\\\"\"}","contentType":"application/json"},"systemMetadata":{{{{SystemMetadata}}}},"headers":{"log-offset":"1"}},{"entityType":"dataset","entityUrn":"{{{{Orders}}}}","changeType":"PATCH","aspectName":"status","aspect":{"value":"[{\"op\":\"add\",\"path\":\"/removed\",\"value\":true}]","contentType":"application/json-patch+json"},"systemMetadata":{{{{SystemMetadata}}}},"headers":{"log-offset":"2"}}],"async":"false"}
            """,
            request.Body);
    }

    [Theory]
    [InlineData(DataHubEndpoint.RestLi)]
    [InlineData(DataHubEndpoint.OpenApi)]
    public async Task WriteAsync_EventsAreWanted_GoOneByOneToTheActionForThem(DataHubEndpoint endpoint)
    {
        await using var gms = await TestGms.StartAsync();
        var options = new DataHubRestSinkOptions { Server = gms.Url, Endpoint = endpoint, Events = true };

        Assert.Empty(await WriteAsync(options, Event(1, Orders, """{"category":"LIFECYCLE"}"""), Event(2, Orders), Entry(3, Orders)));

        Assert.Equal(3, gms.Requests.Count);
        Assert.Equal("POST /platform?action=producePlatformEvent", $"{gms.Requests[0].Method} {gms.Requests[0].Target}");
        Assert.Equal(
            $$$$"""
            {"name":"entityChangeEvent","key":"entityChangeEvent-{{{{Orders}}}}","event":{"header":{"timestampMillis":1793872801000},"name":"entityChangeEvent","payload":{"value":"{\"category\":\"LIFECYCLE\"}","contentType":"application/json"}}}
            """,
            gms.Requests[0].Body);
    }

    [Fact]
    public async Task WriteAsync_EventsAreNotWanted_AreLeftOut()
    {
        await using var gms = await TestGms.StartAsync();

        Assert.Empty(await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, Event(1), Entry(2), Event(3)));

        Assert.Equal("/aspects?action=ingestProposalBatch", Assert.Single(gms.Requests).Target);
    }

    [Fact]
    public async Task WriteAsync_OpenApi_SendsWhatDataHubDocuments()
    {
        await using var gms = await TestGms.StartAsync();
        var options = new DataHubRestSinkOptions { Server = gms.Url + "/", Endpoint = DataHubEndpoint.OpenApi, Async = true };

        Assert.Empty(await WriteAsync(options, Entry(1, Orders), Entry(2, Orders, """{"removed":true}""")));

        var request = Assert.Single(gms.Requests);
        Assert.Equal("POST /openapi/v3/entity/dataset?async=true", $"{request.Method} {request.Target}");
        Assert.Equal(
            $$$$"""
            [{"urn":"{{{{Orders}}}}","status":{"value":{"removed":false},"systemMetadata":{{{{SystemMetadata}}}},"headers":{"log-offset":"1"}}},{"urn":"{{{{Orders}}}}","status":{"value":{"removed":true},"systemMetadata":{{{{SystemMetadata}}}},"headers":{"log-offset":"2"}}}]
            """,
            request.Body);
    }

    [Theory]
    [InlineData("""[{"op":"remove","path":"/x"}]""", """{"patch":[{"op":"remove","path":"/x"}]}""")]
    [InlineData("""{"arrayPrimaryKeys":{},"patch":[]}""", """{"arrayPrimaryKeys":{},"patch":[]}""")]
    public async Task WriteAsync_OpenApiPatch_IsAnObject(string patch, string expected)
    {
        await using var gms = await TestGms.StartAsync();

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Endpoint = DataHubEndpoint.OpenApi }, Entry(1, aspect: patch, change: ChangeType.Patch));

        var request = Assert.Single(gms.Requests);
        Assert.Equal("PATCH /openapi/v3/entity/dataset?async=false", $"{request.Method} {request.Target}");
        Assert.Contains($"\"status\":{{\"value\":{expected},", request.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChangeType.Create, "CREATE")]
    [InlineData(ChangeType.Update, "UPDATE")]
    public async Task WriteAsync_OpenApiHasNoBatchForIt_IsRefusedWithTheWayOut(ChangeType change, string name)
    {
        await using var gms = await TestGms.StartAsync();

        var rejected = await WriteAsync(
            new DataHubRestSinkOptions { Server = gms.Url, Endpoint = DataHubEndpoint.OpenApi }, Entry(1), Entry(2, change: change), Entry(3));

        Assert.Equal([new RejectedEntry(2, $"OpenAPI has no batch for {name}; set the sink's Endpoint to RestLi and replay the entry.")], rejected);
        Assert.Equal([1, 3], gms.Stored);
    }

    [Theory]
    [InlineData(DataHubEndpoint.RestLi)]
    [InlineData(DataHubEndpoint.OpenApi)]
    public async Task WriteAsync_Deletion_IsItsOwnRequestBetweenTheOthers(DataHubEndpoint endpoint)
    {
        await using var gms = await TestGms.StartAsync();

        Assert.Empty(await WriteAsync(
            new DataHubRestSinkOptions { Server = gms.Url, Endpoint = endpoint }, Entry(1, Orders), Entry(2, Orders, change: ChangeType.Delete), Entry(3, Orders)));

        Assert.Equal(["POST", "DELETE", "POST"], gms.Requests.Select(request => request.Method));
        Assert.Equal(
            "/openapi/v3/entity/dataset/urn%3Ali%3Adataset%3A%28urn%3Ali%3AdataPlatform%3Apostgres%2Csales.public.orders%2CPROD%29/status",
            gms.Requests[1].Target);
        Assert.Equal("", gms.Requests[1].Body);
    }

    [Fact]
    public async Task WriteAsync_DeletedAspectIsGoneAlready_IsDelivered()
    {
        await using var gms = await TestGms.StartAsync();
        gms.Answer = _ => new GmsAnswer(404);

        Assert.Empty(await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, Entry(1, change: ChangeType.Delete)));
    }

    [Fact]
    public async Task WriteAsync_MoreThanARequestHolds_IsDividedInOrder()
    {
        await using var gms = await TestGms.StartAsync();

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, RequestEntries = 2 }, Range(1, 5));

        Assert.Equal([[1, 2], [3, 4], [5]], gms.Requests.Select(request => request.Offsets));
    }

    [Fact]
    public async Task WriteAsync_LargerThanARequestMayBe_IsDividedByBytes()
    {
        await using var gms = await TestGms.StartAsync();
        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url }, Range(1, 2));
        var two = gms.Requests[0].Body.Length;

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, RequestBytes = two }, Range(1, 3));
        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, RequestBytes = 1 }, Range(1, 2));

        Assert.Equal([[1, 2], [3], [1], [2]], gms.Requests.Skip(1).Select(request => request.Offsets));
    }

    [Fact]
    public async Task WriteAsync_OpenApiOtherKindOfEntity_BeginsAnotherRequest()
    {
        await using var gms = await TestGms.StartAsync();
        var patch = Entry(3, aspect: "[]", change: ChangeType.Patch);

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Endpoint = DataHubEndpoint.OpenApi }, Entry(1), Entry(2), patch, Entry(4));

        Assert.Equal([[1, 2], [3], [4]], gms.Requests.Select(request => request.Offsets));
    }

    [Fact]
    public async Task WriteAsync_Gzip_SendsCompressedRequests()
    {
        await using var gms = await TestGms.StartAsync();

        await WriteAsync(new DataHubRestSinkOptions { Server = gms.Url, Gzip = true }, Range(1, 3));

        Assert.Equal("gzip", Assert.Single(gms.Requests).Headers["Content-Encoding"]);
        Assert.Equal([1, 2, 3], gms.Stored);
    }

    [Fact]
    public async Task WriteAsync_ServerBelowAPath_KeepsThePath()
    {
        await using var gms = await TestGms.StartAsync();

        var error = await FailAsync(new DataHubRestSinkOptions { Server = gms.Url + "/api/gms" });

        Assert.Equal("/api/gms/aspects?action=ingestProposalBatch", Assert.Single(gms.Requests).Target);
        Assert.Contains("404 Not Found: Not Found. Give the address of the metadata service itself", error, StringComparison.Ordinal);
    }
}
