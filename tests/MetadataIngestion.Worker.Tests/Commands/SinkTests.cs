using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.Worker.Commands;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class SinkTests : IAsyncLifetime
{
    private readonly CliHarness _cli = new();
    private SqliteMetadataStore _store = null!;

    public async Task InitializeAsync()
    {
        await _cli.RunAsync("quickstart");
        _cli.Configure("""
            { "Sinks": {
                "screen": { "Type": "console", "Options": { "Format": "Ndjson" } },
                "file": { "Type": "file", "Enabled": false, "Options": { "Path": "out.ndjson" } } } }
            """);
        _store = new SqliteMetadataStore(
            new SqliteStoreOptions { Path = Path.Combine(_cli.Folder, "data", "metadata.db") }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
        await _store.OpenAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _cli.Dispose();
    }

    [Fact]
    public async Task Sinks_Json_TellsOffsetLagAndDeadLetters()
    {
        await RefuseAsync(4, 2, 3);
        var head = await _store.GetHeadOffsetAsync(CancellationToken.None);

        var result = await _cli.RunAsync("sinks", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(
            [
                $$"""{"sink":"file","type":"file","enabled":false,"offset":0,"lag":{{head}},"deadLetters":0}""",
                $$"""{"sink":"screen","type":"console","enabled":true,"offset":4,"lag":{{head - 4}},"deadLetters":2}""",
            ],
            result.Lines);
    }

    [Fact]
    public async Task Sinks_Table_IsARowASink()
    {
        await RefuseAsync(4, 2);

        var result = await _cli.RunAsync("sinks");

        Assert.Equal(3, result.Lines.Count);
        Assert.Equal(["sink", "type", "offset", "lag", "dead", "letters", "enabled"], result.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("screen  console  4 ", result.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sinks_NoStoreYet_ListsThemAndMakesNone()
    {
        using var fresh = new CliHarness();
        fresh.Configure("""{ "Sinks": { "screen": { "Type": "console" } } }""");

        var result = await fresh.RunAsync("sinks", "--output", "json");

        Assert.Equal(0, Assert.Single(result.Json).GetProperty("offset").GetInt64());
        Assert.False(Directory.Exists(Path.Combine(fresh.Folder, "data")));
    }

    [Fact]
    public async Task DeadLettersList_Json_TellsWhichAndWhy()
    {
        await RefuseAsync(4, 2, 3);

        var result = await _cli.RunAsync("dead-letters", "list", "--output", "json", "--limit", "1");
        var none = await _cli.RunAsync("dead-letters", "list", "--sink", "file");

        var letter = Assert.Single(result.Json);
        Assert.Equal(["sink", "offset", "rejectedAt", "reason"], letter.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("screen", 2, "no such aspect"), (letter.GetProperty("sink").GetString(), letter.GetProperty("offset").GetInt32(), letter.GetProperty("reason").GetString()));
        Assert.Empty(none.Output);
        Assert.Contains("There are no dead letters.", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLettersRetry_NoService_DeliversThemNow()
    {
        await RefuseAsync(4, 2, 3);

        var result = await _cli.RunAsync("dead-letters", "retry", "--sink", "screen", "--offset", "3", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(3, result.Json[0].GetProperty("offset").GetInt32());
        Assert.Equal("""{"sink":"screen","delivered":1,"rejected":0,"outdated":0,"failure":null}""", result.Lines[1]);
        Assert.Equal(2, Assert.Single(await _store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None)).Offset);
    }

    [Fact]
    public async Task DeadLettersRetry_ServiceHasTheSink_RefusesAndSaysWhatToDo()
    {
        await RefuseAsync(4, 2);
        await using var service = await _store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        await using var sink = await _store.TryTakeAsync(StoreLease.Sink("screen"), CancellationToken.None);

        var result = await _cli.RunAsync("dead-letters", "retry", "--sink", "screen");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains("error: A service runs on this store and delivers to the sink \"screen\".", result.Error, StringComparison.Ordinal);
        Assert.Contains("or stop it first", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLettersDrop_SomeAndAll_ForgetsThem()
    {
        await RefuseAsync(4, 2, 3, 4);

        var one = await _cli.RunAsync("dead-letters", "drop", "--sink", "screen", "--offset", "3");
        var rest = await _cli.RunAsync("dead-letters", "drop", "--sink", "screen", "--output", "json");

        Assert.Equal("screen: 1 dropped\n", one.Output);
        Assert.Equal("""{"sink":"screen","dropped":2}""" + "\n", rest.Output);
        Assert.Empty(await _store.ListDeadLettersAsync(new DeadLetterQuery(), CancellationToken.None));
    }

    [Fact]
    public async Task LogReplay_ServiceHasTheSink_MovesItBackAndLeavesTheDeliveryToIt()
    {
        await RefuseAsync(4);
        await using var service = await _store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        await using var sink = await _store.TryTakeAsync(StoreLease.Sink("screen"), CancellationToken.None);

        var result = await _cli.RunAsync("log", "replay", "--sink", "screen", "--from", "2");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Output));
        Assert.Contains("the service that runs on this store delivers from offset 2 on", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _store.GetSinkOffsetAsync("screen", CancellationToken.None));
    }

    [Fact]
    public async Task Crawl_ServiceHasTheSink_LeavesTheDeliveryToIt()
    {
        _cli.Write("lake/a.csv", "id\n1\n");
        var root = JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"));
        _cli.Configure($$"""
            { "Sources": { "lake": { "Type": "filelake", "Options": { "Root": {{root}} } } }, "Sinks": { "screen": { "Type": "console" } } }
            """);
        await using var service = await _store.TryTakeAsync(StoreLease.Service, CancellationToken.None);
        await using var sink = await _store.TryTakeAsync(StoreLease.Sink("screen"), CancellationToken.None);

        var result = await _cli.RunAsync("crawl", "lake", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.Contains("screen: the service that runs on this store delivers", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file", "the sink 'file' is disabled")]
    [InlineData("scren", "there is no sink 'scren'. Did you mean 'screen'?")]
    public async Task DeadLettersRetry_SinkThatCannotBe_SaysWhy(string sink, string expected)
    {
        var result = await _cli.RunAsync("dead-letters", "retry", "--sink", sink);

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_RelayOptionsOutOfRange_AreNamed()
    {
        _cli.Configure("""
            { "Sinks": { "screen": { "Type": "console", "MaxLag": "00:00:00", "Relay": { "BatchSize": 0, "RetryDelay": "2.00:00:00" } } } }
            """);

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("Ingestion:Sinks:screen:Relay:BatchSize\n    must be at least 1.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Sinks:screen:Relay:RetryDelay\n    must be from 00:00:00 to 1.00:00:00, a day.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Sinks:screen:MaxLag\n    must be longer than 00:00:00.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Leaves the sink at an offset with these entries refused.</summary>
    private async Task RefuseAsync(long offset, params long[] refused) =>
        Assert.True(await _store.TryMoveSinkAsync(
            "screen", 0, offset, [.. refused.Select(entry => new RejectedEntry(entry, "no such aspect"))], under: null, CancellationToken.None));
}
