using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class StoreCopyTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [PostgresFact]
    public async Task StoreCopy_FileToServer_HoldsTheSameLogAndGoesOn()
    {
        await using var database = await PostgresServer.Of(15).CreateDatabaseAsync();
        _cli.Variables["STORE"] = database.ConnectionString;
        _cli.Write("new/appsettings.json", """{ "Ingestion": { "Store": { "Provider": "postgresql", "ConnectionString": "${STORE}" } } }""");
        await _cli.RunAsync("quickstart");
        var before = await _cli.RunAsync("log", "read", "--output", "json");

        var copied = await _cli.RunAsync("store", "copy", "--to-config", "new");
        var after = await _cli.RunAsync("log", "read", "--output", "json", "--config", "new");
        var doctor = await _cli.RunAsync("doctor", "--config", "new");

        Assert.Equal(ExitCodes.Ok, copied.ExitCode);
        Assert.Contains($"{before.Lines.Count,12}  log\n", copied.Output, StringComparison.Ordinal);
        Assert.Contains($"up to offset {before.Lines.Count}", copied.Error, StringComparison.Ordinal);
        Assert.Equal(before.Output, after.Output);
        Assert.Contains($"schema metadata_ingestion (PostgreSQL 15.", doctor.Output, StringComparison.Ordinal);
        Assert.Contains($"holds {before.Lines.Count} log entries", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", copied.Output + copied.Error + doctor.Output, StringComparison.Ordinal);

        var again = await _cli.RunAsync("store", "copy", "--to-config", "new");
        Assert.Equal(ExitCodes.Failed, again.ExitCode);
        Assert.Contains("is not empty", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreCopy_SameStore_IsRefused()
    {
        _cli.Configure("{ }");
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync("store", "copy", "--to-config", ".");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("the same store", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreCopy_ToAnotherFile_HoldsTheSameLog()
    {
        _cli.Write("new/appsettings.json", """{ "Ingestion": { "Store": { "Path": "other.db" } } }""");
        await _cli.RunAsync("quickstart");

        var copied = await _cli.RunAsync("store", "copy", "--to-config", "new", "--output", "json");

        Assert.Equal(ExitCodes.Ok, copied.ExitCode);
        Assert.Contains("source", copied.Json.Select(line => line.GetProperty("table").GetString()));
        Assert.Equal((await _cli.RunAsync("log", "read", "--output", "json")).Output, (await _cli.RunAsync("log", "read", "--output", "json", "--config", "new")).Output);
    }
}
