using System.Text;
using System.Text.Json.Nodes;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Kafka;

internal static class DecodedProposal
{
    /// <summary>What a reader of the schema must see of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="systemMetadataFields">How many fields the schema's record <c>SystemMetadata</c> has.</param>
    public static JsonObject Of(LogEntry entry, int systemMetadataFields)
    {
        var proposal = entry.Proposal!;
        var contentType = proposal.ChangeType == ChangeType.Patch ? "application/json-patch+json" : "application/json";
        return new JsonObject
        {
            ["auditHeader"] = null,
            ["entityType"] = proposal.EntityType,
            ["entityUrn"] = proposal.EntityUrn,
            ["entityKeyAspect"] = null,
            ["changeType"] = proposal.ChangeType.ToString().ToUpperInvariant(),
            ["aspectName"] = proposal.AspectName,
            ["aspect"] = proposal.Aspect.IsEmpty ? null : new JsonObject { ["value"] = Encoding.UTF8.GetString(proposal.Aspect.Span), ["contentType"] = contentType },
            ["systemMetadata"] = SystemMetadata(entry, systemMetadataFields),
            ["headers"] = proposal.Headers.Count == 0 ? null : new JsonObject(proposal.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
        };
    }

    private static JsonObject SystemMetadata(LogEntry entry, int fields)
    {
        string[] rest = ["registryName", "registryVersion", "properties", "version", "schemaVersion", "aspectCreated", "aspectModified"];
        var known = new JsonObject
        {
            ["lastObserved"] = entry.Proposal!.LastObserved.ToUnixTimeMilliseconds(),
            ["runId"] = entry.RunId,
            ["lastRunId"] = null,
            ["pipelineName"] = entry.Source,
        };
        foreach (var name in rest.Take(fields - known.Count))
            known.Add(name, null);

        return known;
    }
}
