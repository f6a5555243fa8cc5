using System.Buffers.Binary;
using System.Text.Json;
using MetadataIngestion.Sinks.Kafka;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class SchemaRegistryTests
{
    private readonly List<string> _requests = [];
    private string? _authorization;

    [Fact]
    public async Task FindAsync_SubjectHasASchema_IsWritten()
    {
        await using var registry = await StartAsync((200, Latest(42)));

        Assert.Equal(new WriterSchema(42, 11), await FindAsync(new SchemaRegistryOptions { Url = registry.Url + "/api/" }));
        Assert.Equal(["GET /api/subjects/a.topic-value/versions/latest "], _requests);
        Assert.Equal("", _authorization);
    }

    [Fact]
    public async Task FindAsync_SubjectIsMissingAndRegisterIsSet_RegistersTheNewest()
    {
        await using var registry = await StartAsync((404, """{"error_code":40401,"message":"Subject not found."}"""), (200, """{"id":7}"""));

        Assert.Equal(new WriterSchema(7, 11), await FindAsync(new SchemaRegistryOptions { Type = SchemaRegistryType.Confluent, Url = registry.Url, Register = true }));

        Assert.StartsWith("POST /subjects/a.topic-value/versions ", _requests[1], StringComparison.Ordinal);
        using var body = JsonDocument.Parse(_requests[1].Split(' ', 3)[2]);
        Assert.NotNull(RecordSchemas.Proposal.Find(7, body.RootElement.GetProperty("schema").GetString()!));
    }

    [Theory]
    [InlineData(404, """{"error_code":40401,"message":"Subject not found."}""", "answered 404 Not Found: Subject not found. Nothing is registered under the subject a.topic-value")]
    [InlineData(404, "<html>", "answered 404 Not Found. Correct SchemaRegistry:Url")]
    [InlineData(401, """{"error_code":401,"message":"no access for secret-token"}""", "answered 401 Unauthorized: no access for ***. Give a login that may read the subject a.topic-value")]
    [InlineData(403, "", "answered 403 Forbidden. Give a login")]
    [InlineData(500, """{"error_code":50001,"message":"store"}""", "answered 500 Internal Server Error: store. Nothing is lost")]
    [InlineData(302, "", "answered 302 Found. Correct SchemaRegistry:Url")]
    [InlineData(200, "<html>Sign in</html>", "is no schema registry. Correct SchemaRegistry:Url")]
    [InlineData(200, "[]", "is no schema registry. Correct SchemaRegistry:Url")]
    [InlineData(200, """{"id":1}""", "is no schema registry. Correct SchemaRegistry:Url")]
    [InlineData(200, """{"id":1,"schema":"\"string\""}""", "is not one of DataHub's that this program can write")]
    [InlineData(200, """{"id":1,"schema":"syntax = \"proto3\";"}""", "is not one of DataHub's that this program can write")]
    public async Task FindAsync_RegistryAnswersSomethingElse_SaysWhatAndWhatToDo(int status, string body, string expected)
    {
        await using var registry = await StartAsync((status, body));

        var error = await Assert.ThrowsAsync<SinkException>(() => FindAsync(new SchemaRegistryOptions { Url = registry.Url, Token = "secret-token" }));

        Assert.Contains(registry.Url, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("Bearer secret-token", _authorization);
    }

    [Fact]
    public async Task FindAsync_UserAndPassword_AreSentAsBasicLogin()
    {
        await using var registry = await StartAsync((200, Latest(1)));

        await FindAsync(new SchemaRegistryOptions { Url = registry.Url, Username = "key", Password = "secret" });

        Assert.Equal("Basic a2V5OnNlY3JldA==", _authorization);
    }

    [Fact]
    public async Task FindAsync_NothingListens_SaysWhere()
    {
        var error = await Assert.ThrowsAsync<SinkException>(() => FindAsync(new SchemaRegistryOptions { Url = "http://127.0.0.1:1" }));

        Assert.StartsWith("The schema registry at http://127.0.0.1:1 cannot be reached: Connection refused", error.Message, StringComparison.Ordinal);
    }

    [KafkaAvroFact]
    public async Task WriteAsync_ConfluentRegistry_ReaderFindsTheSchemaByTheIdInTheValue()
    {
        await using var cluster = await KafkaRun.StartClusterAsync();
        await using var subject = await TestSubject.StartAsync(cluster.Topic);
        var registry = new SchemaRegistryOptions { Type = SchemaRegistryType.Confluent, Url = subject.Url, Register = true };
        var options = KafkaRun.OptionsFor(cluster) with { SchemaRegistry = registry };

        await KafkaRun.WriteAsync(options, Entries.Entry(1));
        await KafkaRun.WriteAsync(options with { SchemaRegistry = registry with { Register = false } }, Entries.Entry(2));

        var values = (await KafkaRun.ReadAsync(cluster)).OrderBy(record => record.LogOffset).Select(record => record.Value).ToList();
        using var answer = JsonDocument.Parse(await subject.GetSchemaAsync(BinaryPrimitives.ReadInt32BigEndian(values[0].AsSpan(1))));
        var decoded = await PythonAvro.DecodeAsync(answer.RootElement.GetProperty("schema").GetString()!, values);
        Assert.Equal(["urn:li:dataset:1", "urn:li:dataset:2"], decoded.Select(proposal => (string?)proposal["entityUrn"]));
        Assert.Equal(values[0][..5], values[1][..5]);
    }

    [KafkaFact]
    public async Task WriteAsync_RegistryKnowsAnOlderSchema_WritesThatOne()
    {
        var older = await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kafka", "MetadataChangeProposal.v1.avsc"));
        await using var registry = await StartAsync((200, Latest(9, older)));
        using var cluster = new MockCluster();
        using var encoder = new AvroValueEncoder(new WriterSchema(9, 8));

        await KafkaRun.WriteAsync(KafkaRun.OptionsFor(cluster) with { SchemaRegistry = new SchemaRegistryOptions { Url = registry.Url } }, Entries.Entry(1));

        Assert.Equal(encoder.Encode(Entries.Entry(1)), Assert.Single(await KafkaRun.ReadAsync(cluster)).Value);
    }

    private static string Latest(int id, string? schema = null) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["subject"] = "s", ["version"] = 3, ["id"] = id, ["schema"] = schema ?? RecordSchemas.Proposal.Newest });

    private static async Task<WriterSchema> FindAsync(SchemaRegistryOptions options)
    {
        using var client = new SchemaRegistryClient(options, "a.topic", RecordSchemas.Proposal);
        return await client.FindAsync(CancellationToken.None) ?? await client.RegisterAsync(CancellationToken.None);
    }

    /// <summary>A registry that gives the answers one after the other.</summary>
    private Task<TestServer> StartAsync(params (int Status, string Body)[] answers) => TestServer.StartAsync(async context =>
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _authorization = context.Request.Headers.Authorization.ToString();
        var (status, answer) = answers[_requests.Count];
        _requests.Add($"{context.Request.Method} {context.Request.Path} {body}");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer);
    });
}
