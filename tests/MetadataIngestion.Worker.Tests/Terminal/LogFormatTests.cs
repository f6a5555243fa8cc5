using System.Text.Json;
using MetadataIngestion.TestKit;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Terminal;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Terminal;

public sealed class LogFormatTests : IDisposable
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 21, 10, 11, 12, 345, TimeSpan.Zero));

    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly SecretRedactor _redactor = new();
    private readonly List<ILoggerFactory> _factories = [];

    public void Dispose() => _factories.ForEach(factory => factory.Dispose());

    [Fact]
    public void Log_InAContainer_IsAJsonObjectALine()
    {
        var logger = Create(container: true).CreateLogger("MetadataIngestion.Some.Thing");

        using (logger.BeginScope("Run {RunId} of {Source}", "sales-1", "sales"))
            logger.LogInformation("{Count} of \"{Name}\"\nread", 12, "ü");
        logger.LogError(new InvalidOperationException("broken"), "failed");

        var lines = _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            """{"timestamp":"2026-11-21T10:11:12.345Z","level":"Information","category":"MetadataIngestion.Some.Thing","message":"12 of \"ü\"\nread","values":{"Count":12,"Name":"ü"},"scope":{"RunId":"sales-1","Source":"sales"}}""",
            lines[0]);
        Assert.Equal(
            """{"timestamp":"2026-11-21T10:11:12.345Z","level":"Error","category":"MetadataIngestion.Some.Thing","message":"failed","exception":"System.InvalidOperationException: broken"}""",
            lines[1]);
    }

    [Fact]
    public void Log_ForPeople_IsALineThatNamesTheRunOnce()
    {
        var logger = Create().CreateLogger("MetadataIngestion.Some.Thing");

        using (logger.BeginScope("Run {RunId} of {Source} over {ConnectionId}", "run-7", "sales", "c1"))
            logger.LogWarning("sales is slow");

        Assert.Equal("10:11:12 warn  Thing: sales is slow [run-7]\n", _error.ToString());
    }

    [Theory]
    [InlineData(true, "simple", '1')]
    [InlineData(false, "json", '{')]
    [InlineData(false, null, '1')]
    public void Log_FormatterName_DecidesBeforeTheContainer(bool container, string? formatter, char first)
    {
        var json = formatter is null ? "{}" : $$"""{ "Console": { "FormatterName": "{{formatter}}" } }""";

        Create(container, logging: json).CreateLogger("X").LogInformation("hello");

        Assert.Equal(first, _error.ToString()[0]);
    }

    [Fact]
    public void Log_SecretThatJsonEscapes_IsMaskedAndTheLineStaysJson()
    {
        const string secret = "pa\"ss\\wörd\nline two";
        _redactor.Add(secret);
        var logger = Create(container: true).CreateLogger("X");

        logger.LogError(new InvalidOperationException($"refused {secret}."), "Login with {Password} failed", secret);

        var line = _error.ToString();
        using var document = JsonDocument.Parse(line);
        Assert.Equal("Login with *** failed", document.RootElement.GetProperty("message").GetString());
        Assert.Equal("***", document.RootElement.GetProperty("values").GetProperty("Password").GetString());
        Assert.DoesNotContain("line two", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wörd", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_Frameworks_SpeakFromWarningOnUnlessAskedForMore()
    {
        var quiet = Create();
        quiet.CreateLogger("Microsoft.AspNetCore.Hosting").LogInformation("request");
        quiet.CreateLogger("Quartz.Core").LogWarning("late");
        Create(logging: """{ "LogLevel": { "Microsoft": "Information" } }""").CreateLogger("Microsoft.AspNetCore.Hosting").LogInformation("asked for");

        Assert.Equal("10:11:12 warn  Core: late\n10:11:12 info  Hosting: asked for\n", _error.ToString());
    }

    private ILoggerFactory Create(bool container = false, string logging = "{}")
    {
        var environment = new CliEnvironment
        {
            Output = new DataOutput(Stream.Null),
            Error = TextWriter.Null,
            Variables = container ? new Dictionary<string, string> { ["DOTNET_RUNNING_IN_CONTAINER"] = "true" } : [],
            CurrentDirectory = ".",
            TimeProvider = Clock,
        };
        var tree = new JsonNodeReader("test", new ProblemList()).Read(System.Text.Encoding.UTF8.GetBytes($$"""{ "Logging": {{logging}} }"""))!;
        var messages = new Messages(new RedactingWriter(_error, _redactor), isTerminal: false, useColor: false);
        var factory = LoggerSetup.Create(messages, environment, Verbosity.Normal, LogLevel.Information, (ObjectNode)tree.Find("Logging")!);
        _factories.Add(factory);
        return factory;
    }
}
