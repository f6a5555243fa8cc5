using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Tests.Shared;

/// <summary>A schema registry in memory with Confluent's interface, as far as clients need it that read schemas and register them.</summary>
internal sealed class TestRegistry : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<RegisteredSchema> _schemas = [];
    private readonly List<string> _requests = [];
    private TestServer? _server;

    private TestRegistry()
    {
    }

    public string Url => _server!.Url;

    /// <summary>Answers instead of the registry when it returns a status and a body; for errors.</summary>
    public Func<HttpRequest, (int Status, string Body)?> Answer { get; set; } = _ => null;

    /// <summary>Method, path and query of every request so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public static async Task<TestRegistry> StartAsync(TestAuthority? authority = null, bool asksForCertificate = false)
    {
        var registry = new TestRegistry();
        registry._server = await TestServer.StartAsync(registry.AnswerAsync, authority, asksForCertificate);
        return registry;
    }

    /// <summary>Registers a schema.</summary>
    /// <returns>Its id, which is the same for the same schema.</returns>
    public int Register(string subject, string schema, string type = "AVRO", JsonArray? references = null)
    {
        lock (_lock)
        {
            var id = _schemas.Find(known => known.Schema == schema && known.Type == type)?.Id ?? 100 + _schemas.Count;
            if (!_schemas.Exists(known => known.Subject == subject && known.Id == id))
                _schemas.Add(new RegisteredSchema(subject, _schemas.Count(known => known.Subject == subject) + 1, id, type, schema, references));

            return id;
        }
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        lock (_lock)
            _requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");

        var (status, answer) = Answer(context.Request) ?? Find(context.Request.Method, PathOf(context), body);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer);
    }

    /// <summary>A slash in a subject's name is still encoded in the path and stays part of the name.</summary>
    private static string[] PathOf(HttpContext context) => [.. (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    private (int Status, string Body) Find(string method, string[] path, string body) => (method, path) switch
    {
        ("GET", ["subjects"]) => (200, Json(Known().Select(schema => (JsonNode?)schema.Subject).DistinctBy(subject => (string?)subject))),
        ("GET", ["subjects", var subject, "versions"]) => Versions(subject),
        ("GET", ["subjects", var subject, "versions", var version]) => Version(subject, version),
        ("POST", ["subjects", var subject, "versions"]) => Register(subject, JsonNode.Parse(body)!),
        ("GET", ["schemas", "ids", var id]) => ById(id),
        ("GET", ["config"]) => (200, """{"compatibilityLevel":"BACKWARD"}"""),
        _ => Error(404, 404, "HTTP 404 Not Found"),
    };

    private (int Status, string Body) Versions(string subject)
    {
        var versions = Known().Where(schema => schema.Subject == subject).Select(schema => schema.Version).ToList();
        return versions.Count == 0 ? Error(404, 40401, $"Subject '{subject}' not found.") : (200, Json(versions.Select(version => (JsonNode?)version)));
    }

    private (int Status, string Body) Version(string subject, string version)
    {
        var versions = Known().Where(schema => schema.Subject == subject).ToList();
        if (versions.Count == 0)
            return Error(404, 40401, $"Subject '{subject}' not found.");

        var found = version == "latest" ? versions[^1] : versions.Find(schema => $"{schema.Version}" == version);
        return found is null ? Error(404, 40402, $"Version {version} not found.") : (200, found.ToJson(withPlace: true).ToJsonString());
    }

    private (int Status, string Body) Register(string subject, JsonNode schema)
    {
        var id = Register(subject, (string)schema["schema"]!, (string?)schema["schemaType"] ?? "AVRO", schema["references"]?.DeepClone().AsArray());
        return (200, new JsonObject { ["id"] = id }.ToJsonString());
    }

    private (int Status, string Body) ById(string id) =>
        Known().FirstOrDefault(schema => $"{schema.Id}" == id) is { } found ? (200, found.ToJson(withPlace: false).ToJsonString()) : Error(404, 40403, "Schema not found");

    private RegisteredSchema[] Known()
    {
        lock (_lock)
            return [.. _schemas];
    }

    private static (int Status, string Body) Error(int status, int code, string message) =>
        (status, new JsonObject { ["error_code"] = code, ["message"] = message }.ToJsonString());

    private static string Json(IEnumerable<JsonNode?> items) => new JsonArray([.. items]).ToJsonString();
}
