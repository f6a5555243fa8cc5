using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Findings;

/// <summary>What is opened and resolved as events: violations of policies, and what breaks the rules that are built in.</summary>
internal static class FindingEvents
{
    /// <summary>The name of the events.</summary>
    public const string Name = "policyEvent";

    public const string Opened = "OPENED";
    public const string Resolved = "RESOLVED";

    private const string Actor = "urn:li:corpuser:_ingestion";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An event about an entity.</summary>
    /// <param name="urn">The entity.</param>
    /// <param name="entityType">Its type in DataHub's registry.</param>
    /// <param name="operation">What happened.</param>
    /// <param name="modifier">The URN of the rule, or of the finding.</param>
    /// <param name="time">When it was noticed, in milliseconds since 1970.</param>
    /// <param name="writeParameters">Writes what else there is to say, plain values only.</param>
    private static EntityEvent Encode(string urn, string entityType, string operation, string modifier, long time, Action<Utf8JsonWriter> writeParameters)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("entityUrn"u8, urn);
            json.WriteString("entityType"u8, entityType);
            json.WriteString("category"u8, "POLICY"u8);
            json.WriteString("operation"u8, operation);
            json.WriteString("modifier"u8, modifier);
            json.WriteStartObject("parameters"u8);
            writeParameters(json);
            json.WriteEndObject();
            json.WriteStartObject("auditStamp"u8);
            json.WriteNumber("time"u8, time);
            json.WriteString("actor"u8, Actor);
            json.WriteEndObject();
            json.WriteNumber("version"u8, 0);
            json.WriteEndObject();
        }

        return new EntityEvent(Name, buffer.WrittenSpan.ToArray());
    }

    /// <summary>An event about a violation of a policy.</summary>
    /// <param name="urn">The dataset.</param>
    /// <param name="operation">What happened.</param>
    /// <param name="test">The URN of the policy's test.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="reason">Why it is resolved although nobody mended it.</param>
    /// <param name="time">When it was noticed, in milliseconds since 1970.</param>
    public static EntityEvent Encode(string urn, string operation, string test, PolicyFacts policy, string? message, string? reason, long time) =>
        Encode(urn, EntityTypes.Dataset, operation, test, time, json =>
        {
            json.WriteString("policy"u8, test[TestResults.TestPrefix.Length..]);
            WriteOptional(json, "title", policy.Title);
            WriteOptional(json, "level", policy.Level);
            WriteOptional(json, "owner", policy.Owner);
            WriteOptional(json, "message", message);
            WriteOptional(json, ResolutionReasons.Name, reason);
        });

    /// <summary>An event about a finding.</summary>
    public static EntityEvent Encode(string urn, string entityType, string operation, Finding finding, long time, string? reason = null) =>
        Encode(urn, entityType, operation, urn, time, json => WriteParameters(json, finding, reason));

    private static void WriteParameters(Utf8JsonWriter json, Finding finding, string? reason)
    {
        json.WriteString("policy"u8, finding.Code);
        json.WriteString("level"u8, finding.Level);
        json.WriteString("message"u8, finding.Message);
        WriteOptional(json, "owner", finding.Owner);
        WriteOptional(json, "remedy", finding.Remedy);
        WriteOptional(json, "place", finding.Place);
        WriteOptional(json, ResolutionReasons.Name, reason);
        if (finding.Count == 0)
            return;

        json.WriteNumber("assetCount"u8, finding.Count);
        json.WriteString("assets"u8, JsonSerializer.Serialize(finding.Entities, FindingJson.Default.IReadOnlyListString));
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
