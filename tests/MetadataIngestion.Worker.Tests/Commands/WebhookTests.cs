using System.Text.Json;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>The sink <c>webhook</c> from a configuration to a receiver.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly CliHarness _cli = new();
    private readonly List<(string Method, string Body)> _requests = [];
    private TestServer _receiver = null!;

    public async Task InitializeAsync()
    {
        _receiver = await TestServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            lock (_requests)
                _requests.Add((context.Request.Method, body));
        });
        _cli.Variables["HOOK_URL"] = _receiver.Url + "/hooks/a-secret-path";
        _cli.Variables["HOOK_SECRET"] = "a-secret-of-some-length";
        WriteTable("id,name,price\n1,a,2.5\n");
        Configure("""{ "Url": "${HOOK_URL}", "Secrets": ["${HOOK_SECRET}"], "Domains": ["sales"] }""");
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _cli.Dispose();
    }

    [Fact]
    public async Task Crawl_ColumnIsDropped_TellsTheDomainThatAskedForIt()
    {
        await _cli.RunAsync("crawl", "lake");
        Assert.Empty(_requests);
        WriteTable("id,name\n1,a\n");

        var result = await _cli.RunAsync("crawl", "lake");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        var message = JsonDocument.Parse(Assert.Single(_requests).Body).RootElement.GetProperty("message");
        Assert.Equal(("change", "breaking", "field.dropped"), (Text("kind"), Text("level"), Text("code")));
        Assert.Equal(("price", "[\"urn:li:domain:sales\"]"), (Text("fieldPath"), message.GetProperty("domains").GetRawText()));

        string? Text(string name) => message.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Check_Sink_SendsNoMessage()
    {
        var result = await _cli.RunAsync("check", "hook");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal("HEAD", Assert.Single(_requests).Method);
        Assert.Contains("signed; more than 20 of a batch as one digest", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Send_SendsOneTestMessageToWhoIsNamed()
    {
        var sent = await _cli.RunAsync("check", "hook", "--send");

        Assert.Equal(ExitCodes.Ok, sent.ExitCode);
        Assert.Contains("\"type\":\"test\"", Assert.Single(_requests).Body, StringComparison.Ordinal);
        Assert.Contains("answers 200 OK to the message test-", sent.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", sent.Output + sent.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("check", "--send")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await _cli.RunAsync("check", "lake", "hook", "--send")).ExitCode);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task Doctor_Sink_SaysWhetherItsAddressAnswers()
    {
        var there = await _cli.RunAsync("doctor");
        Assert.Contains($"ok      sink hook: {_receiver.Url} answers 200 OK to HEAD", there.Output, StringComparison.Ordinal);
        Assert.Equal("HEAD", Assert.Single(_requests).Method);

        _cli.Variables["HOOK_URL"] = "http://hooks.invalid/hooks/a-secret-path";
        var gone = await _cli.RunAsync("doctor");
        Assert.Contains("check   sink hook: The webhook at http://hooks.invalid", gone.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", gone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", gone.Output + gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_NobodyListens_FailsWithoutASecretAndDeliversLater()
    {
        await _cli.RunAsync("crawl", "lake");
        WriteTable("id,name\n1,a\n");
        var url = _cli.Variables["HOOK_URL"];
        _cli.Variables["HOOK_URL"] = "http://127.0.0.1:1/hooks/a-secret-path";

        var failed = await _cli.RunAsync("crawl", "lake");
        _cli.Variables["HOOK_URL"] = url;
        await _cli.RunAsync("crawl", "lake");

        Assert.Contains("The webhook at http://127.0.0.1:1 cannot be reached", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", failed.Output + failed.Error, StringComparison.Ordinal);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task Validate_WrongOptions_NamesThemWithoutSecrets()
    {
        Configure("""{ "Url": "ftp://x/a-secret-path", "Secrets": ["a-secret"], "Kinds": ["Chang"], "Codes": [""] }""");

        var wrongWord = await _cli.RunAsync("validate");
        Configure("""{ "Url": "ftp://x/a-secret-path", "Secrets": ["a-secret"], "Codes": [""] }""");
        var result = await _cli.RunAsync("validate");

        Assert.Contains("Ingestion:Sinks:hook:Options:Kinds:0", wrongWord.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Configuration, result.ExitCode);
        foreach (var path in (string[])["Url", "Secrets:0", "Codes:0"])
            Assert.Contains("Ingestion:Sinks:hook:Options:" + path, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", result.Error, StringComparison.Ordinal);
    }

    private void WriteTable(string text) => _cli.Write("lake/orders.csv", text);

    private void Configure(string options) => _cli.Configure($$"""
        {
          "Sources": {
            "lake": {
              "Type": "filelake",
              "Options": { "Root": {{JsonSerializer.Serialize(Path.Combine(_cli.Folder, "lake"))}} },
              "Transformers": [{ "Type": "AddDomain", "Domain": "sales" }]
            }
          },
          "Sinks": { "hook": { "Type": "webhook", "Options": {{options}} } }
        }
        """);
}
