using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Proposals for <c>ingestProposalBatch</c>: all kinds of entities in one list, each aspect as a text that holds JSON.</summary>
internal sealed class RestLiFormat(bool isAsync) : ProposalFormat
{
    private static readonly RequestTarget Batch = new(HttpMethod.Post, "aspects?action=ingestProposalBatch");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText ContentType = JsonEncodedText.Encode("contentType");

    public override ReadOnlySpan<byte> Opening => "{\"proposals\":["u8;

    public override ReadOnlySpan<byte> Closing => isAsync ? "],\"async\":\"true\"}"u8 : "],\"async\":\"false\"}"u8;

    public override string PathOfAspect(MetadataChangeProposal proposal) =>
        $"aspects/{Escape(proposal.EntityUrn)}?aspect={Escape(proposal.AspectName)}&version=0";

    protected override RequestTarget TargetOfWrite(MetadataChangeProposal proposal) => Batch;

    protected override void WriteMembers(LogEntry entry, MetadataChangeProposal proposal)
    {
        Json.WriteString(LogEntryNames.EntityType, proposal.EntityType);
        Json.WriteString(LogEntryNames.EntityUrn, proposal.EntityUrn);
        Json.WriteString(LogEntryNames.ChangeType, ProposalJson.NameOf(proposal.ChangeType));
        Json.WriteString(LogEntryNames.AspectName, proposal.AspectName);
        Json.WriteStartObject(LogEntryNames.Aspect);
        Json.WriteString(Value, proposal.Aspect.Span);
        Json.WriteString(ContentType, AspectContentType.Of(proposal));
        Json.WriteEndObject();
        DataHubJson.WriteSystemMetadata(Json, entry);
        DataHubJson.WriteHeaders(Json, entry);
    }
}
