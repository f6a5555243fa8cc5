using System.Text.Json;

namespace MetadataIngestion.Core.Serialization;

/// <summary>Property names of log entries and DataHub's records, encoded once.</summary>
internal static class LogEntryNames
{
    public static readonly JsonEncodedText Aspect = JsonEncodedText.Encode("aspect");
    public static readonly JsonEncodedText AspectName = JsonEncodedText.Encode("aspectName");
    public static readonly JsonEncodedText ChangeType = JsonEncodedText.Encode("changeType");
    public static readonly JsonEncodedText EntityType = JsonEncodedText.Encode("entityType");
    public static readonly JsonEncodedText EntityUrn = JsonEncodedText.Encode("entityUrn");
    public static readonly JsonEncodedText Event = JsonEncodedText.Encode("event");
    public static readonly JsonEncodedText Headers = JsonEncodedText.Encode("headers");
    public static readonly JsonEncodedText Json = JsonEncodedText.Encode("json");
    public static readonly JsonEncodedText LastObserved = JsonEncodedText.Encode("lastObserved");
    public static readonly JsonEncodedText LastRunId = JsonEncodedText.Encode("lastRunId");
    public static readonly JsonEncodedText NoRunId = JsonEncodedText.Encode("no-run-id-provided");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Offset = JsonEncodedText.Encode("offset");
    public static readonly JsonEncodedText Payload = JsonEncodedText.Encode("payload");
    public static readonly JsonEncodedText PipelineName = JsonEncodedText.Encode("pipelineName");
    public static readonly JsonEncodedText Proposal = JsonEncodedText.Encode("proposal");
    public static readonly JsonEncodedText RecordedAt = JsonEncodedText.Encode("recordedAt");
    public static readonly JsonEncodedText RunId = JsonEncodedText.Encode("runId");
    public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText SystemMetadata = JsonEncodedText.Encode("systemMetadata");
}
