using System.Text;
using System.Text.Json.Nodes;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Webhook;

/// <summary>Entries of a log that tell something, in the forms that crawls write.</summary>
internal static class News
{
    public const string Orders = "urn:li:dataset:(urn:li:dataPlatform:postgres,shop.sales.orders,PROD)";

    public static readonly DateTimeOffset RecordedAt = new(2026, 11, 5, 10, 0, 1, TimeSpan.Zero);

    /// <summary>A verdict on a field.</summary>
    public static LogEntry Change(
        long offset, string code = "type.narrowed", string level = "breaking", string? text = null, string? domains = "sales", string? owner = "urn:li:corpuser:ada", string urn = Orders, int impact = 2, DateTimeOffset? at = null, string? outer = null)
    {
        var parameters = new JsonObject
        {
            ["code"] = code,
            ["level"] = level,
            ["readers"] = "compatible",
            ["writers"] = "breaking",
            ["message"] = text ?? "shop.sales.orders, field code holds fewer values: varchar(50) -> varchar(20)",
            ["before"] = "varchar(50)",
            ["after"] = "varchar(20)",
            ["fieldPath"] = "code",
            ["previousSchemaVersion"] = "1.0.0",
            ["schemaVersion"] = "2.0.0",
            ["impactCount"] = impact,
            ["impact"] = """["urn:li:dataset:(urn:li:dataPlatform:postgres,shop.sales.recent,PROD)"]""",
            ["consumerGroups"] = """["billing"]""",
            ["contractIds"] = """["orders"]""",
            ["products"] = """["urn:li:dataProduct:shop"]""",
            ["downstreamProducts"] = """["urn:li:dataProduct:reports"]""",
        };
        if (domains is not null)
            parameters["domains"] = $"[\"urn:li:domain:{domains}\"]";
        if (outer is not null)
            parameters["outerDomains"] = $"[\"urn:li:domain:{outer}\"]";
        if (owner is not null)
            parameters["owners"] = $"[\"{owner}\"]";
        return Event(offset, "entityChangeEvent", urn, new JsonObject { ["category"] = "TECHNICAL_SCHEMA", ["operation"] = "MODIFY", ["parameters"] = parameters }, at);
    }

    /// <summary>A violation of a policy that is opened or resolved.</summary>
    public static LogEntry Policy(long offset, string operation = "OPENED", string policy = "GP101", string? level = "warning", string? message = "Nobody owns it.", string? reason = null)
    {
        var parameters = new JsonObject { ["policy"] = policy };
        if (reason is not null)
            parameters["reason"] = reason;
        if (level is not null)
            parameters["level"] = level;
        if (message is not null)
            parameters["message"] = message;
        parameters["title"] = "Every asset has an owner";
        parameters["owners"] = """["urn:li:corpGroup:data-team"]""";
        return Event(offset, "policyEvent", Orders, new JsonObject { ["category"] = "POLICY", ["operation"] = operation, ["modifier"] = "urn:li:test:" + policy, ["parameters"] = parameters });
    }

    /// <summary>A finding of a rule that is built in.</summary>
    public static LogEntry Incident(long offset, string operation = "OPENED") => Event(
        offset,
        "policyEvent",
        "urn:li:incident:9c2",
        new JsonObject
        {
            ["category"] = "POLICY",
            ["operation"] = operation,
            ["modifier"] = "urn:li:incident:9c2",
            ["parameters"] = new JsonObject { ["policy"] = "OW002", ["level"] = "warning", ["message"] = "bob, who owns 2 datasets, has left.", ["assets"] = $"[\"{Orders}\"]" },
        },
        type: "incident");

    /// <summary>A result of an assertion of a contract.</summary>
    public static LogEntry Contract(long offset, string result = "FAILURE", string? previous = null, string? outer = null) => new()
    {
        Offset = offset,
        RecordedAt = RecordedAt,
        Source = "shop",
        RunId = "run-1",
        Proposal = new MetadataChangeProposal
        {
            EntityType = "assertion",
            EntityUrn = "urn:li:assertion:6f1",
            AspectName = "assertionRunEvent",
            Aspect = Encoding.UTF8.GetBytes(
                $$$"""{"asserteeUrn":"{{{Orders}}}","status":"COMPLETE","result":{"type":"{{{result}}}","nativeResults":{"DC205 total":"failed, proved: it takes nulls"}},"assertionUrn":"urn:li:assertion:6f1"}"""),
            LastObserved = RecordedAt,
            Headers = HeadersOf(previous, outer),
        },
    };

    /// <summary>The removal of an assertion whose dataset is dropped.</summary>
    public static LogEntry ContractRemoved(long offset, string previous) => new()
    {
        Offset = offset,
        RecordedAt = RecordedAt,
        Source = "shop",
        RunId = "run-1",
        Proposal = new MetadataChangeProposal
        {
            EntityType = "assertion",
            EntityUrn = "urn:li:assertion:6f1",
            AspectName = "status",
            Aspect = """{"removed":true}"""u8.ToArray(),
            LastObserved = RecordedAt,
            Headers = new Dictionary<string, string>(HeadersOf(previous)) { ["removal-reason"] = "dropped", ["assertee"] = Orders },
        },
    };

    private static Dictionary<string, string> HeadersOf(string? previous, string? outer = null)
    {
        var headers = new Dictionary<string, string> { ["domains"] = """["urn:li:domain:sales"]""", ["owners"] = """["urn:li:corpuser:ada"]""" };
        if (outer is not null)
            headers["outerDomains"] = $"[\"urn:li:domain:{outer}\"]";
        if (previous is not null)
            headers["previous-result"] = previous;
        return headers;
    }

    public static LogEntry[] Changes(int first, int count) => [.. Enumerable.Range(first, count).Select(offset => Change(offset))];

    private static LogEntry Event(long offset, string name, string urn, JsonObject payload, DateTimeOffset? at = null, string type = "dataset")
    {
        payload["entityUrn"] = urn;
        payload["entityType"] = type;
        return new LogEntry
        {
            Offset = offset,
            RecordedAt = at ?? RecordedAt,
            Source = "shop",
            RunId = "run-1",
            Event = new PlatformEvent { Name = name, EntityType = type, EntityUrn = urn, Payload = Encoding.UTF8.GetBytes(payload.ToJsonString()) },
        };
    }
}
