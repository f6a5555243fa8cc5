using System.Text.Json;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Tests.Api;
using MetadataIngestion.Worker.Tests.Cluster;
using MetadataIngestion.Worker.Tests.Plugins;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>The command cancel beside a service or a crawl in another process, with an embedded store.</summary>
public sealed class CancelTests : IDisposable
{
    private readonly CliHarness _cli = new();
    private readonly PluginsDirectory _plugins = new();

    public CancelTests()
    {
        _plugins.Install("gated");
        var gate = JsonSerializer.Serialize(_cli.Folder);
        _cli.Configure(
            $$"""
            { "Plugins": { "Directory": {{JsonSerializer.Serialize(_plugins.Path)}} }, "Api": { "Url": "http://127.0.0.1:0" },
              "Sources": { "shop": { "Type": "gated", "Options": { "Gate": {{gate}} } }, "office": { "Type": "gated", "Options": { "Gate": {{gate}} } } } }
            """);
        File.WriteAllText(Path.Combine(_cli.Folder, "closed"), string.Empty);
    }

    public void Dispose()
    {
        _cli.Dispose();
        _plugins.Dispose();
    }

    [Fact]
    public async Task Cancel_CrawlCommandByItsSource_EndsItsCrawlThereAndNoOther()
    {
        await using var crawl = Begin("crawl", "--all");
        var run = await RunningAsync("office");

        var cancelled = await CancelAsync(ExitCodes.Ok, "OFFICE", "--wait");

        Assert.Equal(("Ended", "office", run, $"Run {run} of office ended: cancelled."), cancelled);
        Assert.Contains($"Run {run} of office ends, because another process asked for it", crawl.Error, StringComparison.Ordinal);
        await RunningAsync("shop");
        await CancelAsync(ExitCodes.Ok, "shop");
        Assert.Equal(ExitCodes.Interrupted, await crawl.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Cancel_RunOfTheService_EndsItAndItsRequest()
    {
        await using var service = await StartAsync();
        await using var trigger = Begin("trigger", "shop", "--request-id", "asked", "--wait");
        var run = await RunningAsync("shop");

        Assert.Equal(("Asked", "shop", run, $"Run {run} of shop was asked to end, which it does within seconds."), await CancelAsync(ExitCodes.Ok, run));

        Assert.Equal(ExitCodes.Interrupted, await trigger.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Equal(("NothingToCancel", "shop", run, $"Run {run} of shop has ended already: cancelled."), await CancelAsync(ExitCodes.Ok, run));
        Assert.Equal(("NothingToCancel", "shop", run, "Request asked for shop has ended already: cancelled."), await CancelAsync(ExitCodes.Ok, "asked"));
    }

    [Fact]
    public async Task Cancel_RequestUnderWay_EndsItsRun()
    {
        await using var service = await StartAsync();
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("trigger", "shop", "--request-id", "asked")).ExitCode);
        var run = await RunningAsync("shop");

        Assert.Equal(("Ended", "shop", run, $"Run {run} of shop ended: cancelled."), await CancelAsync(ExitCodes.Ok, "asked", "--wait"));
    }

    [Fact]
    public async Task Cancel_RequestThatWaits_IsWithdrawnForGood()
    {
        await using var service = await StartAsync();
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("pause", "shop")).ExitCode);
        await using var trigger = Begin("trigger", "shop", "--request-id", "asked", "--wait");
        await Wait.UntilAsync(async () => (await LinesAsync("requests")).Count > 0);

        Assert.Equal(("NothingToCancel", "shop", null, "No crawl of shop is under way. Requests for it wait, which are cancelled by their ids: asked."), await CancelAsync(ExitCodes.Ok, "shop"));
        Assert.Equal(("Withdrawn", "shop", null, "Request asked for shop was withdrawn before its crawl began."), await CancelAsync(ExitCodes.Ok, "asked"));

        Assert.Equal(ExitCodes.Interrupted, await trigger.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("shop: It was cancelled before it began.", trigger.Error, StringComparison.Ordinal);
        Assert.Equal("Cancelled", Assert.Single(await LinesAsync("requests")).GetProperty("outcome").GetString());
        Assert.Empty(await LinesAsync("runs"));
    }

    [Fact]
    public async Task Cancel_NameOfASourceAndARequest_IsTheSourcesUnlessToldOtherwise()
    {
        await using var service = await StartAsync();
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("pause", "shop")).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("trigger", "shop", "--request-id", "office")).ExitCode);

        Assert.Equal(("NothingToCancel", "office", null, "No crawl of office is under way."), await CancelAsync(ExitCodes.Ok, "office"));
        Assert.Equal(("Withdrawn", "shop", null, "Request office for shop was withdrawn before its crawl began."), await CancelAsync(ExitCodes.Ok, "office", "--request"));
    }

    [Fact]
    public async Task Cancel_UnknownName_IsRefusedWithTheRemedy()
    {
        File.Delete(Path.Combine(_cli.Folder, "closed"));
        await _cli.RunAsync("crawl", "shop");

        var name = await _cli.RunAsync("cancel", "nothing");
        var request = await _cli.RunAsync("cancel", "shop", "--request");

        Assert.Equal((ExitCodes.Usage, ExitCodes.Usage), (name.ExitCode, request.ExitCode));
        Assert.Contains("there is no run, source or request 'nothing'. The commands runs, sources and requests list them.", name.Error, StringComparison.Ordinal);
        Assert.Contains("there is no request 'shop'. The command requests lists them.", request.Error, StringComparison.Ordinal);
    }

    private InProcessWorker Begin(params string[] arguments) => new(_cli.Folder, TimeProvider.System, arguments);

    private async Task<InProcessWorker> StartAsync()
    {
        var service = Begin("run");
        await service.WaitForErrorAsync("Ready after");
        return service;
    }

    /// <summary>The id of the source's run under way, once it is.</summary>
    private async Task<string> RunningAsync(string source)
    {
        string? run = null;
        await Wait.UntilAsync(async () => (run = (await LinesAsync("runs", "--source", source)).Where(line => Text(line, "status") == "Running").Select(line => Text(line, "runId")).FirstOrDefault()) is not null);
        return run!;
    }

    private async Task<(string? Result, string? Source, string? Run, string? Detail)> CancelAsync(int exitCode, params string[] arguments)
    {
        var result = await _cli.RunAsync(["cancel", .. arguments, "--output", "json"]);
        Assert.Equal(exitCode, result.ExitCode);
        var line = Assert.Single(result.Json);
        return (Text(line, "result"), Text(line, "source"), Text(line, "runId"), Text(line, "detail"));
    }

    private async Task<IReadOnlyList<JsonElement>> LinesAsync(params string[] command) => (await _cli.RunAsync([.. command, "--output", "json"])).Json;

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
