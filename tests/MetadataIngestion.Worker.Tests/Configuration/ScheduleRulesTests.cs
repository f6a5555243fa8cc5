using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class ScheduleRulesTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("\"Jitter\": \"2.00:00:00\"", "Jitter", "must be from \"00:00:00\" to a day, \"1.00:00:00\".")]
    [InlineData("\"MaxDuration\": \"00:00:00\"", "MaxDuration", "must be more than nothing and at most 30 days, \"30.00:00:00\".")]
    [InlineData("\"Split\": 1", "Split", "must be from 2 to 1000. Remove it for one worker to crawl all of the source.")]
    [InlineData("\"Freshness\": \"-00:01:00\"", "Freshness", "must be more than nothing. Remove it for any age.")]
    [InlineData("\"Misfire\": \"Later\"", "Misfire", "must be one of RunOnce, Skip, not \"Later\".")]
    [InlineData("\"Retry\": { \"MaxAttempts\": 0 }", "Retry:MaxAttempts", "must be from 1, which is never again, to 100.")]
    [InlineData("\"Retry\": { \"Delay\": \"00:00:00\" }", "Retry:Delay", "must be more than nothing.")]
    [InlineData("\"Retry\": { \"Delay\": \"00:30:00\" }", "Retry:MaxDelay", "must be at least Delay, 00:30:00, and at most 30 days.")]
    [InlineData("\"Blackouts\": [ { \"From\": \"8 am\", \"To\": \"10:00\" } ]", "Blackouts:0:From", "\"8 am\" is not a time of day. Write it as \"08:00\"; the end of the day is \"00:00\".")]
    [InlineData("\"Blackouts\": [ { \"From\": \"08:00\", \"To\": \"24:00\" } ]", "Blackouts:0:To", "\"24:00\" is not a time of day.")]
    [InlineData("\"Blackouts\": [ { \"From\": \"08:00\", \"To\": \"20:00\" }, { \"From\": \"20:00\", \"To\": \"08:00\" } ]", "Blackouts", "leave no time to crawl. Shorten one, or disable the source.")]
    [InlineData("\"Schedule\": \"0 0 3 1 1 ? 2020\"", "Schedule", "\"0 0 3 1 1 ? 2020\" lies in the past for ever. Change the year, or remove it.")]
    public async Task Validate_SourceOption_SaysWhatIsWrong(string option, string path, string expected)
    {
        var result = await ValidateAsync($$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "." }, {{option}} } } }""");

        Assert.Contains($"  Ingestion:Sources:lake:{path}\n    {expected}", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Scheduling\": { \"MaxConcurrentCrawls\": 0 }", "Scheduling:MaxConcurrentCrawls", "must be at least 1.")]
    [InlineData("\"Scheduling\": { \"MaxConcurrentByType\": { \"filelake\": 0 } }", "Scheduling:MaxConcurrentByType:filelake", "must be at least 1. To crawl no source of this type, disable them.")]
    [InlineData("\"Scheduling\": { \"MaxConcurrentByType\": { \"filelak\": 1 } }", "Scheduling:MaxConcurrentByType:filelak", "is not a connector. Did you mean 'filelake'?")]
    [InlineData("\"AdHoc\": { \"x\": { \"Source\": \"lake\", \"Scope\": \"regex:(\" } }", "AdHoc:x:Scope", "\"regex:(\" is not a valid regular expression")]
    [InlineData("\"AdHoc\": { \"x\": { \"Source\": \"lake\", \"NotBefore\": \"tomorrow\" } }", "AdHoc:x:NotBefore", "must be a point in time such as \"2026-11-30T18:00:00Z\", not \"tomorrow\".")]
    public async Task Validate_OtherOption_SaysWhatIsWrong(string option, string path, string expected)
    {
        var result = await ValidateAsync($$"""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "." } } }, {{option}} }""");

        Assert.Contains($"  Ingestion:{path}\n    {expected}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SplitWhereTheConnectorCannotDivide_IsRefused()
    {
        _cli.Configure("""
            { "Sources": { "topics": { "Type": "kafka", "Split": 4, "Options": { "BootstrapServers": "127.0.0.1:1" } } } }
            """);

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("Ingestion:Sources:topics:Split", result.Error, StringComparison.Ordinal);
        Assert.Contains("the connector kafka cannot divide a source. Remove it.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_EverythingGiven_IsAccepted()
    {
        _cli.Configure("""
            { "Sources": { "lake": {
                "Type": "filelake", "Options": { "Root": "." }, "Schedule": "0 0 3 * * ?", "TimeZone": "Europe/Berlin", "Misfire": "skip", "Jitter": "00:10:00",
                "MaxDuration": "02:00:00", "Split": 8, "Freshness": "1.00:00:00", "Retry": { "MaxAttempts": 2, "Delay": "00:01:00", "MaxDelay": "00:01:00" },
                "Blackouts": [ { "Days": [ "Monday", "friday" ], "From": "08:00", "To": "18:30" } ] } },
              "Scheduling": { "MaxConcurrentCrawls": 8, "MaxConcurrentByType": { "FileLake": 2 } },
              "AdHoc": { "2026-11-backfill": { "Source": "lake", "Scope": "lake/*", "NotBefore": "2026-11-30T18:00:00Z", "ApproveRemovals": true } } }
            """);

        Assert.Equal(ExitCodes.Ok, (await _cli.RunAsync("validate")).ExitCode);
    }

    private async Task<CliResult> ValidateAsync(string ingestion)
    {
        _cli.Configure(ingestion);
        var result = await _cli.RunAsync("validate");
        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        return result;
    }
}
