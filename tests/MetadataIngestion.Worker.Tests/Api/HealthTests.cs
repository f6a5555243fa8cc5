using System.Net;
using System.Text.Json;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_EverythingWell_IsHealthyWithAllParts()
    {
        await using var api = await ApiHarness.StartAsync();

        var health = await api.GetAsync("/health/ready");

        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        Assert.Equal(
            ["store", "configuration", "cluster", "schedules", "sources", "sinks", "quarantine"], health.GetProperty("entries").EnumerateObject().Select(entry => entry.Name));
        Assert.Equal("The scheduler runs.", health.GetProperty("entries").GetProperty("schedules").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Ready_RefusedEdit_IsDegradedAndStillOk()
    {
        await using var api = await ApiHarness.StartAsync();
        api.Current.Refuse(new RefusedEdit(ApiHarness.StartedAt, [new ConfigurationProblem("Ingestion:Nonsense", "is not an option.", null)]));

        var health = await api.GetAsync("/health/ready");

        Assert.Equal("Degraded", health.GetProperty("status").GetString());
        Assert.Contains(
            "the first: Ingestion:Nonsense is not an option.",
            health.GetProperty("entries").GetProperty("configuration").GetProperty("detail").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_SourceNeverCrawled_IsDegradedWhenItIsTooOld()
    {
        await using var api = await ApiHarness.StartAsync(
            ingestion: """, "Sources": { "lake": { "Type": "filelake", "Freshness": "00:00:00.001", "Options": { "Root": "FOLDER" } } }""");

        JsonElement health;
        do
            health = await api.GetAsync("/health/ready");
        while (health.GetProperty("status").GetString() == "Healthy");

        Assert.StartsWith("Too old: lake (latest good crawl never", health.GetProperty("entries").GetProperty("sources").GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_StoreThatFails_IsUnhealthyAndUnavailable()
    {
        await using var api = await ApiHarness.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(api.Folder, "data", "metadata.db"), new string('?', 10_000));
        File.Delete(Path.Combine(api.Folder, "data", "metadata.db-wal"));

        using var ready = await api.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var live = await api.Client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Contains("\"store\":{\"status\":\"Unhealthy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_KeysInForce_TellsTheDetailsToTheirHoldersAlone()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var reader = api.With("reader");

        var anyone = await api.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
        var holder = await reader.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.DoesNotContain("detail", anyone, StringComparison.Ordinal);
        Assert.StartsWith("""{"status":"Healthy","entries":{"store":{"status":"Healthy"}""", anyone, StringComparison.Ordinal);
        Assert.Contains("detail", holder, StringComparison.Ordinal);
    }
}
