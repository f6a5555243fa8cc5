using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Configuration;

public sealed class ConfigurationErrorTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Validate_ManyProblems_ListsAllWithPathsPlacesAndRemedies()
    {
        _cli.Write("appsettings.json", """
            {
              "Ingestion": {
                "Surces": { },
                "Sources": {
                  "lake": {
                    "Type": "filelake",
                    "Shedule": "0 0 3 * * ?",
                    "TimeZone": "Europe/Berln",
                    "Environment": "PROT",
                    "Options": { "Root": "${LAKE_ROOT}", "MaxRecords": "many", "MaxFiles": 0 },
                    "Filters": { "Deny": [ "regex:(" ] },
                    "Removal": { "ThresholdPercent": 140 }
                  },
                  "pg": { "Type": "postgres", "Schedule": "0 0 25 * * ?" },
                  "bare": { }
                },
                "AdHoc": { "backfill": { "Source": "lak" } },
                "Sinks": { "out": { "Type": "fil" }, "file": { "Type": "file" } },
                "Store": { "Provider": "sqlit", "Path": 5 }
              }
            }
            """);

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(
            """
            error: the configuration has 17 problems; nothing was started.
              Ingestion:Sources:lake:Options:Root
                refers to the environment variable LAKE_ROOT, which is not set. Set it, or write $${ for a plain ${.
                in appsettings.json:10
              Ingestion:Surces
                is not an option. Did you mean 'Sources'?
                in appsettings.json:3
              Ingestion:Sources:lake:Shedule
                is not an option. Did you mean 'Schedule'?
                in appsettings.json:7
              Ingestion:Sources:bare:Type
                is required and not given.
                in appsettings.json:15
              Ingestion:Store:Provider
                must be one of Sqlite, Postgresql, not "sqlit". Did you mean 'Sqlite'?
                in appsettings.json:19
              Ingestion:Store:Path
                must be text in quotes, not 5.
                in appsettings.json:19
              Ingestion:Sources:lake:TimeZone
                "Europe/Berln" is not a time zone that this machine knows. Did you mean 'Europe/Berlin'?
                in appsettings.json:8
              Ingestion:Sources:lake:Environment
                "PROT" is not a fabric that DataHub knows. Did you mean 'PROD'?
                in appsettings.json:9
              Ingestion:Sources:lake:Removal:ThresholdPercent
                must be from 0 to 100.
                in appsettings.json:12
              Ingestion:Sources:lake:Filters:Deny:0
                "regex:(" is not a valid regular expression: Invalid pattern '(' at offset 1. Not enough )'s.
                in appsettings.json:11
              Ingestion:Sources:pg:Schedule
                "0 0 25 * * ?" is not a cron expression. Hour values must be between 0 and 23
                in appsettings.json:14
              Ingestion:AdHoc:backfill:Source
                "lak" is not a source. Did you mean 'lake'?
                in appsettings.json:17
              Ingestion:Sources:lake:Options:MaxRecords
                must be a whole number, not "many".
                in appsettings.json:10
              Ingestion:Sources:lake:Options:MaxFiles
                The field MaxFiles must be between 1 and 1000.
                in appsettings.json:10
              Ingestion:Sources:pg:Type
                "postgres" is not a connector. Did you mean 'postgresql'?
                in appsettings.json:14
              Ingestion:Sinks:out:Type
                "fil" is not a type of sink. Did you mean 'file'?
                in appsettings.json:18
              Ingestion:Sinks:file:Options:Path
                The path is missing; give the file to write, such as data/metadata.ndjson.
                in appsettings.json:18

            """,
            result.Error);
    }

    [Fact]
    public async Task Validate_SameSourceInTwoFiles_NamesBothPlaces()
    {
        _cli.Configure("{}");
        _cli.Write("config/sources/a.json", """{ "Ingestion": { "Sources": { "Sales": { "Type": "filelake", "Options": { "Root": "/a" } } } } }""");
        _cli.Write("config/sources/b.json", """{ "Ingestion": { "Sources": { "sales": { "Type": "filelake", "Options": { "Root": "/b" } } } } }""");

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Equal(
            $"""
            error: the configuration has a problem; nothing was started.
              Ingestion:Sources:sales
                is defined twice, first in {Path.Combine("config", "sources", "a.json")}:1. Rename one; upper and lower case are the same here.
                in {Path.Combine("config", "sources", "b.json")}:1

            """,
            result.Error);
    }

    [Fact]
    public async Task Validate_SameNameTwiceInOneFile_NamesBothLines()
    {
        _cli.Write("appsettings.json", """
            {
              "Ingestion": {
                "Sinks": {
                  "out": { "Type": "console" },
                  "OUT": { "Type": "console" }
                }
              }
            }
            """);

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("  Ingestion:Sinks:OUT\n    is given twice, first in appsettings.json:4.", result.Error, StringComparison.Ordinal);
        Assert.Contains("    in appsettings.json:5\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_BrokenJson_NamesFileAndLine()
    {
        _cli.Write("appsettings.json", "{\n  \"Ingestion\": {\n    oops\n  }\n}");

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("(whole file)\n    is not valid JSON.", result.Error, StringComparison.Ordinal);
        Assert.Contains("    in appsettings.json:3\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_MistakeInEnvironmentVariable_NamesTheVariable()
    {
        _cli.Configure("{}");
        _cli.Variables["Ingestion__Stor__Path"] = "x.db";

        var result = await _cli.RunAsync("validate");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains(
            "  Ingestion:Stor\n    is not an option. Did you mean 'Store'?\n    in the environment variable Ingestion__Stor__Path\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "there is no file or folder")]
    [InlineData("empty", "holds no appsettings.json")]
    public async Task Validate_ConfigThatDoesNotExist_SaysSo(string config, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "empty"));

        var result = await _cli.RunAsync("validate", "--config", config);

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_BrokenConfiguration_StartsNothing()
    {
        _cli.Configure("""{ "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "." }, "Nonsense": 1 } } }""");

        var result = await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Validate_BrokenConfiguration_NeverPrintsSecrets()
    {
        _cli.Variables["PG"] = "Host=db;Password=hunter2hunter2;Bogus=1";
        _cli.Write("token.txt", "tok-abcdef-123\n");
        _cli.Configure("""
            { "Sources": {
                "a": { "Type": "filelake", "Options": { "Root": "${PG}", "MaxRecords": "${PG}", "MaxFiles": "${file:token.txt}" } },
                "b": { "Type": "filelake", "Options": { "Root": "x", "Password": 77777777, "Token": "tok-in-plain-text" } } } }
            """);

        var result = await _cli.RunAsync("validate", "--verbosity", "debug");

        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        Assert.Contains("Ingestion:Sources:a:Options:MaxRecords", result.Error, StringComparison.Ordinal);
        foreach (var secret in new[] { "hunter2hunter2", "tok-abcdef-123", "77777777", "tok-in-plain-text" })
            Assert.DoesNotContain(secret, result.Error + result.Output, StringComparison.Ordinal);
    }
}
