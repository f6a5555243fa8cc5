using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class RunApiTests
{
    [Fact]
    public async Task Runs_ByPage_AreTheNewestFirstAndEachOnce()
    {
        await using var api = await ApiHarness.StartAsync();
        for (var run = 0; run < 5; run++)
            await api.AppendAsync(run == 2 ? "hr" : "sales", [$"urn:{run}"]);

        var first = await api.GetAsync("/api/v1/runs?limit=2&source=sales");
        await api.AppendAsync("sales", ["urn:later"]);
        var second = await api.GetAsync($"/api/v1/runs?limit=2&source=sales&before={first.GetProperty("next").GetString()}");

        var ids = Ids(first).Concat(Ids(second)).ToList();
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Run_ById_IsTheSameReportAsOnTheCommandLine()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:a"]);
        var id = Ids(await api.GetAsync("/api/v1/runs?status=Succeeded")).Single();

        var text = await api.Client.GetStringAsync($"/api/v1/runs/{id}");

        var report = await api.Store.FindRunAsync(id, CancellationToken.None);
        Assert.Equal(JsonSerializer.Serialize(report!, Core.Reporting.RunReportJson.Default.RunReport), text);
    }

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(run => run.GetProperty("runId").GetString()!);
}
