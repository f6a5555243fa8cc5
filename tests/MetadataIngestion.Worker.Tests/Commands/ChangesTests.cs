using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class ChangesTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public ChangesTests()
    {
        WriteTable("id,name,price\n1,a,2.5\n");
        _cli.Configure($$"""
            {
              "Sources": {
                "lake": {
                  "Type": "filelake",
                  "Options": { "Root": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"))}} },
                  "Transformers": [{ "Type": "AddDomain", "Domain": "sales" }]
                }
              }
            }
            """);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Plan_DroppedColumn_ShowsTheVerdictAndFailsWhereAskedTo()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");

        var plan = await _cli.RunAsync("plan", "lake");
        var failing = await _cli.RunAsync("plan", "lake", "--fail-on", "breaking", "--output", "json");

        Assert.Equal(ExitCodes.Ok, plan.ExitCode);
        var verdict = Assert.Single(plan.Lines, line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains("field.dropped", StringComparison.Ordinal));
        Assert.StartsWith("    breaking: ", verdict, StringComparison.Ordinal);
        Assert.Contains("field price is gone", verdict, StringComparison.Ordinal);
        Assert.Contains("1 breaking, 0 risky, 0 compatible, 0 informational", plan.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, failing.ExitCode);
        Assert.Equal("field.dropped", failing.Json[0].GetProperty("verdicts")[0].GetProperty("code").GetString());
        Assert.Equal(1, failing.Json[^1].GetProperty("verdicts").GetProperty("breaking").GetInt32());
    }

    [Fact]
    public async Task Changes_AfterCrawls_ListsThemByLevelSourceDomainAndTime()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");
        _cli.Write("lake/new.csv", "id\n1\n");
        await _cli.RunAsync("crawl", "lake");

        var table = await _cli.RunAsync("changes");
        var breaking = await _cli.RunAsync("changes", "--level", "breaking", "--source", "lake", "--since", "1h", "--output", "json");
        var none = await _cli.RunAsync("changes", "--since", "2999-01-01");

        Assert.Equal(ExitCodes.Ok, table.ExitCode);
        Assert.StartsWith("offset", table.Lines[0], StringComparison.Ordinal);
        Assert.Equal(3, table.Lines.Count);
        Assert.Contains("asset.added", table.Output, StringComparison.Ordinal);
        var happened = Assert.Single(breaking.Json).GetProperty("event");
        Assert.Equal("entityChangeEvent", happened.GetProperty("name").GetString());
        Assert.Equal("field.dropped", happened.GetProperty("payload").GetProperty("parameters").GetProperty("code").GetString());
        Assert.Empty(none.Output);
        Assert.Contains("No recorded change fits.", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_FailOn_EndsWithTheCodeForPipelines()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");
        await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Failed, (await _cli.RunAsync("changes", "--fail-on", "risky")).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("changes", "--fail-on", "breaking", "--source", "other")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("changes", "--since", "yesterday")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("changes", "--level", "bad")).ExitCode);
    }

    [Fact]
    public async Task Changes_Domain_KeepsItsAssetsAndThoseOfDomainsInIt()
    {
        _cli.Write("config/mesh/domains.yaml", "domains: [{id: commerce, owners: [user:ada], domains: [{id: sales}]}]");
        await _cli.RunAsync("crawl", "--all");
        WriteTable("id,name\n1,a\n");
        await _cli.RunAsync("crawl", "--all");

        Assert.Single((await _cli.RunAsync("changes", "--domain", "sales", "--output", "json")).Json);
        var outer = Assert.Single((await _cli.RunAsync("changes", "--domain", "commerce", "--output", "json")).Json);
        Assert.Equal("[\"urn:li:domain:commerce\"]", outer.GetProperty("event").GetProperty("payload").GetProperty("parameters").GetProperty("outerDomains").GetString());
        Assert.Single((await _cli.RunAsync("changes", "--domain", "urn:li:domain:sales", "--output", "json")).Json);
        Assert.Empty((await _cli.RunAsync("changes", "--domain", "finance", "--output", "json")).Json);
    }

    [Fact]
    public async Task LogRead_Event_ShowsItInPlaceOfAProposal()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");
        await _cli.RunAsync("crawl", "lake");

        var json = Assert.Single((await _cli.RunAsync("log", "read", "--event", "entityChangeEvent", "--output", "json")).Json);
        var table = await _cli.RunAsync("log", "read", "--event", "entityChangeEvent");

        Assert.Equal(["offset", "recordedAt", "source", "event"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["name", "entityType", "entityUrn", "payload", "systemMetadata"], json.GetProperty("event").EnumerateObject().Select(property => property.Name));
        Assert.Contains("Event     entityChangeEvent", table.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogExport_EventsInTheLog_AreLeftOut()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");
        await _cli.RunAsync("crawl", "lake");

        using var file = JsonDocument.Parse((await _cli.RunAsync("log", "export", "--format", "datahub-file")).Output);

        Assert.All(file.RootElement.EnumerateArray(), record => Assert.True(record.TryGetProperty("aspectName", out _)));
    }

    private void WriteTable(string text) => _cli.Write("lake/orders.csv", text);
}
