using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Connectors.Kafka.Tests.Support;

/// <summary>What Confluent's registry has beside the shared test server: descriptors of Protobuf schemas, and a subject's own rules.</summary>
internal sealed class CrawledRegistry : IAsyncDisposable
{
    private readonly Dictionary<string, string> _descriptors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    private CrawledRegistry(TestRegistry server)
    {
        Server = server;
        server.Answer = Answer;
    }

    public TestRegistry Server { get; }

    public string Url => Server.Url;

    /// <summary>What a subject's versions must be compatible with, where that is not the registry's own rule.</summary>
    public Dictionary<string, string> Compatibility { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers instead of everything else when it returns something.</summary>
    public Func<HttpRequest, (int Status, string Body)?> Override { get; set; } = _ => null;

    public static async Task<CrawledRegistry> StartAsync() => new(await TestRegistry.StartAsync());

    public void Register(string subject, string schema, string type = "AVRO", params (string Name, string Subject, int Version)[] references) => Server.Register(
        subject,
        schema,
        type,
        references.Length == 0
            ? null
            : new JsonArray([.. references.Select(reference => new JsonObject { ["name"] = reference.Name, ["subject"] = reference.Subject, ["version"] = reference.Version })]));

    /// <summary>Registers a Protobuf schema, of which the crawl reads the descriptor.</summary>
    public void Register(string subject, string text, FileDescriptorProto file, params (string Name, string Subject, int Version)[] references)
    {
        Register(subject, text, "PROTOBUF", references);
        _descriptors[subject] = file.ToByteString().ToBase64();
    }

    /// <summary>Lets everything asked about a subject fail, until what is returned is disposed.</summary>
    public IAsyncDisposable Fail(string subject)
    {
        _failing.Add(subject);
        return new MetadataIngestion.TestKit.Undo(() => _failing.Remove(subject));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private (int Status, string Body)? Answer(HttpRequest request)
    {
        if (Override(request) is { } answer)
            return answer;

        var path = (request.Path.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return path switch
        {
            ["subjects", var subject, ..] when _failing.Contains(subject) => (500, """{"error_code":50001,"message":"Error in the backend data store"}"""),
            ["config", var subject] => Compatibility.TryGetValue(subject, out var level)
                ? (200, $$"""{"compatibilityLevel":"{{level}}"}""")
                : (404, """{"error_code":40408,"message":"Subject does not have subject-level compatibility configured"}"""),
            ["subjects", var subject, "versions", var version] when request.Query["format"] == "serialized" && _descriptors.TryGetValue(subject, out var descriptor) =>
                (200, new JsonObject { ["subject"] = subject, ["version"] = int.Parse(version), ["id"] = 1, ["schemaType"] = "PROTOBUF", ["schema"] = descriptor }.ToJsonString()),
            _ => null,
        };
    }
}
