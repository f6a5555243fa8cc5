using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Proposals for OpenAPI version 3: one kind of entity in a request, each aspect as JSON under its own name.</summary>
internal sealed class OpenApiFormat(bool isAsync) : ProposalFormat
{
    private static readonly JsonEncodedText Urn = JsonEncodedText.Encode("urn");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Patch = JsonEncodedText.Encode("patch");

    public override ReadOnlySpan<byte> Opening => "["u8;

    public override ReadOnlySpan<byte> Closing => "]"u8;

    public override string? WhyNot(MetadataChangeProposal proposal) => proposal.ChangeType is ChangeType.Create or ChangeType.Update
        ? $"OpenAPI has no batch for {ProposalJson.NameOf(proposal.ChangeType)}; set the sink's Endpoint to RestLi and replay the entry."
        : null;

    public override string PathOfAspect(MetadataChangeProposal proposal) => OpenApiPathOf(proposal);

    protected override RequestTarget TargetOfWrite(MetadataChangeProposal proposal) => new(
        proposal.ChangeType == ChangeType.Patch ? HttpMethod.Patch : HttpMethod.Post,
        $"openapi/v3/entity/{Escape(proposal.EntityType)}?async={(isAsync ? "true" : "false")}");

    protected override void WriteMembers(LogEntry entry, MetadataChangeProposal proposal)
    {
        Json.WriteString(Urn, proposal.EntityUrn);
        Json.WriteStartObject(proposal.AspectName);
        Json.WritePropertyName(Value);
        WriteValue(proposal);
        DataHubJson.WriteSystemMetadata(Json, entry);
        DataHubJson.WriteHeaders(Json, entry);
        Json.WriteEndObject();
    }

    /// <summary>A patch may be a bare list of operations, for which this interface wants an object.</summary>
    private void WriteValue(MetadataChangeProposal proposal)
    {
        var isList = proposal.ChangeType == ChangeType.Patch && proposal.Aspect.Span.TrimStart(" \t\r\n"u8).StartsWith((byte)'[');
        if (isList)
        {
            Json.WriteStartObject();
            Json.WritePropertyName(Patch);
        }

        Json.WriteRawValue(proposal.Aspect.Span, skipInputValidation: true);
        if (isList)
            Json.WriteEndObject();
    }
}
