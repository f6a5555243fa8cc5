using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class StoreRulesTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("""{ "ConnectionString": "Host=db" }""", "Ingestion:Store:ConnectionString\n    is for a postgresql store. Set Provider to postgresql, or remove it.")]
    [InlineData("""{ "Provider": "postgresql" }""", "Ingestion:Store:ConnectionString\n    is required because Provider is postgresql.")]
    [InlineData("""{ "Provider": "postgresql", "ConnectionString": "Host=db" }""", "Ingestion:Store:ConnectionString\n    must have Host and Database.")]
    [InlineData("""{ "Provider": "postgresql", "ConnectionString": "Hots=db" }""", "Ingestion:Store:ConnectionString\n    is not an Npgsql connection string: ")]
    [InlineData("""{ "Provider": "postgresql", "ConnectionString": "Host=db;Database=m", "Schema": "a b" }""", "Ingestion:Store:Schema\n    must be at most 40 small letters")]
    [InlineData("""{ "Provider": "postgresql", "ConnectionString": "Host=db;Database=m", "LeaseDuration": "00:00:01" }""", "Ingestion:Store:LeaseDuration\n    must be from 00:00:02 to 01:00:00.")]
    [InlineData("""{ "Retention": { "MaxAge": "00:00:00" } }""", "Ingestion:Store:Retention:MaxAge\n    must be longer than 00:00:00.")]
    [InlineData("""{ "Retention": { "MaxBytes": 0 } }""", "Ingestion:Store:Retention:MaxBytes\n    must be at least 1.")]
    public async Task Validate_StoreThatCannotWork_SaysWhy(string store, string expected)
    {
        _cli.Configure($$"""{ "Store": {{store}} }""");

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SharedStore_IsGood()
    {
        _cli.Variables["STORE"] = "Host=db;Database=m;Username=u;Password=hunter22hunter22";
        _cli.Configure("""{ "Store": { "Provider": "postgresql", "ConnectionString": "${STORE}", "LeaseDuration": "00:01:00" } }""");

        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("validate")).ExitCode);
    }

    [Fact]
    public async Task Doctor_SharedStoreCannotBeReached_SaysSoWithoutThePassword()
    {
        _cli.Configure("""{ "Store": { "Provider": "postgresql", "ConnectionString": "Host=127.0.0.1;Port=1;Database=m;Username=u;Password=hunter22hunter22" } }""");

        var result = await _cli.RunAsync("doctor");

        Assert.Equal(ExitCodes.Failed, result.ExitCode);
        Assert.Contains("store: The PostgreSQL database 'm' on 127.0.0.1:1 cannot be reached", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", result.Output + result.Error, StringComparison.Ordinal);
    }
}
