using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class LogTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task LogRead_Json_HasTheDocumentedForm()
    {
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync("log", "read", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(Enumerable.Range(1, result.Lines.Count), result.Json.Select(line => line.GetProperty("offset").GetInt32()));
        foreach (var line in result.Json)
        {
            Assert.Equal(["offset", "recordedAt", "source", "proposal"], line.EnumerateObject().Select(property => property.Name));
            Assert.Equal("quickstart", line.GetProperty("source").GetString());
            var proposal = line.GetProperty("proposal");
            Assert.Equal(
                ["entityType", "entityUrn", "changeType", "aspectName", "aspect", "systemMetadata", "headers"],
                proposal.EnumerateObject().Select(property => property.Name));
            Assert.Equal(JsonValueKind.Object, proposal.GetProperty("aspect").GetProperty("json").ValueKind);
            Assert.StartsWith("quickstart-", proposal.GetProperty("systemMetadata").GetProperty("runId").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LogRead_Filters_ShowsThatPartAlone()
    {
        await _cli.RunAsync("quickstart");

        var schemas = await _cli.RunAsync("log", "read", "--aspect", "schemaMetadata", "--output", "json");
        var some = await _cli.RunAsync("log", "read", "--from", "5", "--limit", "3", "--output", "json");
        var none = await _cli.RunAsync("log", "read", "--source", "other");

        Assert.Equal(8, schemas.Lines.Count);
        Assert.Equal([5, 6, 7], some.Json.Select(line => line.GetProperty("offset").GetInt32()));
        Assert.Empty(none.Output);
        Assert.Contains("No entry of the log", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogRead_Table_ShowsOneEntryALine()
    {
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync("log", "read", "--limit", "2");

        Assert.Equal(3, result.Lines.Count);
        Assert.StartsWith("  offset  recorded ", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("quickstart", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogRead_NoStore_SaysSoAndMakesNone()
    {
        var result = await _cli.RunAsync("log", "read");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("There is no store at", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task LogRead_ReaderGone_IsNoError()
    {
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync(new ClosedPipe(), "log", "read", "--output", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task LogRead_SecretsOfSourcesMissing_StillWorks()
    {
        await _cli.RunAsync("quickstart");
        _cli.Configure("""{ "Sources": { "pg": { "Type": "postgresql", "Options": { "ConnectionString": "${NOT_SET}" } } } }""");

        var result = await _cli.RunAsync("log", "read", "--limit", "1");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(2, result.Lines.Count);
    }

    [Fact]
    public async Task LogExport_DataHubFile_IsOneArrayOfAllProposals()
    {
        await _cli.RunAsync("quickstart");
        var entries = (await _cli.RunAsync("log", "read", "--output", "json")).Lines.Count;

        var result = await _cli.RunAsync("log", "export", "--format", "datahub-file");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(entries, document.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task LogExport_EmptyLog_IsAnEmptyArray()
    {
        var result = await _cli.RunAsync("log", "export", "--format", "datahub-file");

        Assert.Equal("[]\n", result.Output);
    }

    [Fact]
    public async Task LogReplay_FromAnOffset_DeliversAgain()
    {
        await _cli.RunAsync("quickstart");
        _cli.Configure("""{ "Sinks": { "screen": { "Type": "console", "Options": { "Format": "Ndjson" } } } }""");

        var first = await _cli.RunAsync("log", "replay", "--sink", "screen", "--from", "1");
        var again = await _cli.RunAsync("log", "replay", "--sink", "screen", "--from", "3");
        var tooFar = await _cli.RunAsync("log", "replay", "--sink", "screen", "--from", "100000");

        Assert.Equal(1, first.Json[0].GetProperty("offset").GetInt32());
        Assert.Equal(3, again.Json[0].GetProperty("offset").GetInt32());
        Assert.Equal(first.Lines.Count - 2, again.Lines.Count);
        Assert.Equal(ExitCodes.Usage, tooFar.ExitCode);
        Assert.Contains($"Give an offset from 1 to {first.Lines.Count + 1} to replay from.", tooFar.Error, StringComparison.Ordinal);
    }
}
