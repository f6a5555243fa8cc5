using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class OpenApiTests
{
    private static readonly string[] Operations =
    [
        "DELETE /api/v1/sinks/{name}/dead-letters",
        "DELETE /api/v1/sinks/{name}/dead-letters/{offset}",
        "GET /api/v1/changes",
        "GET /api/v1/configuration",
        "GET /api/v1/entities/{urn}",
        "GET /api/v1/entities/{urn}/history",
        "GET /api/v1/log",
        "GET /api/v1/log/follow",
        "GET /api/v1/quarantine",
        "GET /api/v1/quarantine/{urn}",
        "GET /api/v1/requests",
        "GET /api/v1/requests/{id}",
        "GET /api/v1/runs",
        "GET /api/v1/runs/{id}",
        "GET /api/v1/sinks",
        "GET /api/v1/sinks/{name}",
        "GET /api/v1/sinks/{name}/dead-letters",
        "GET /api/v1/sources",
        "GET /api/v1/sources/{name}",
        "GET /api/v1/workers",
        "GET /health/live",
        "GET /health/ready",
        "POST /api/v1/quarantine/{urn}/approve",
        "POST /api/v1/quarantine/{urn}/reject",
        "POST /api/v1/sinks/{name}/dead-letters/retry",
        "POST /api/v1/sinks/{name}/replay",
        "POST /api/v1/sources/{name}/cancel",
        "POST /api/v1/sources/{name}/pause",
        "POST /api/v1/sources/{name}/resume",
        "POST /api/v1/sources/{name}/trigger",
    ];

    [Fact]
    public async Task Document_EveryRoute_IsDescribed()
    {
        await using var api = await ApiHarness.StartAsync();

        var document = await api.GetAsync("/openapi/v1.json");

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)))
            .OrderBy(operation => operation.Name, StringComparer.Ordinal)
            .ToList();
        Assert.Equal(Operations, operations.Select(operation => operation.Name));
        Assert.Equal(operations.Count, operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.All(operations, operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!));
        Assert.All(operations, operation => AssertDescribesAnswers(operation.Name, operation.Value));
        Assert.Equal(["bearer", "apiKey"], document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name));
    }

    [Fact]
    public async Task Document_Parameters_SayWhatTheyTake()
    {
        await using var api = await ApiHarness.StartAsync();

        var document = await api.GetAsync("/openapi/v1.json");

        var parameters = document.GetProperty("paths").GetProperty("/api/v1/log").GetProperty("get").GetProperty("parameters").EnumerateArray().ToList();
        Assert.Equal(["limit", "from", "source", "urn", "aspect", "event"], parameters.Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.All(parameters, parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
        Assert.Equal(1000, parameters[0].GetProperty("schema").GetProperty("maximum").GetInt32());
    }

    private static void AssertDescribesAnswers(string name, JsonElement operation)
    {
        var responses = operation.GetProperty("responses").EnumerateObject().ToList();
        var good = Assert.Single(responses, response => response.Name == "200");
        Assert.NotEqual(JsonValueKind.Undefined, good.Value.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema").ValueKind);
        Assert.Equal(name.Contains("/health/", StringComparison.Ordinal), !operation.TryGetProperty("security", out _));
        Assert.Equal(!name.Contains("/health/", StringComparison.Ordinal), responses.Any(response => response.Name == "401"));
    }
}
