using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>How one of DataHub's interfaces wants proposals: where they go, and as which JSON.</summary>
internal abstract class ProposalFormat : IDisposable
{
    /// <summary>What comes before the first proposal of a request.</summary>
    public abstract ReadOnlySpan<byte> Opening { get; }

    /// <summary>What comes after the last proposal of a request.</summary>
    public abstract ReadOnlySpan<byte> Closing { get; }

    protected Utf8JsonWriter Json { get; } = ProposalJson.CreateWriter();

    public static ProposalFormat For(DataHubRestSinkOptions options) =>
        options.Endpoint == DataHubEndpoint.OpenApi ? new OpenApiFormat(options.Async) : new RestLiFormat(options.Async);

    /// <summary>Why the interface cannot take the proposal at all; <see langword="null"/> when it can.</summary>
    public virtual string? WhyNot(MetadataChangeProposal proposal) => null;

    /// <summary>Only OpenAPI can delete an aspect, and every server that offers it offers both interfaces.</summary>
    public RequestTarget TargetOf(MetadataChangeProposal proposal) => proposal.ChangeType == ChangeType.Delete
        ? new RequestTarget(HttpMethod.Delete, OpenApiPathOf(proposal))
        : TargetOfWrite(proposal);

    /// <summary>Where the aspect of a proposal can be read, which asks for the same login as writing it.</summary>
    public abstract string PathOfAspect(MetadataChangeProposal proposal);

    public void Write(IBufferWriter<byte> output, LogEntry entry)
    {
        Json.Reset(output);
        Json.WriteStartObject();
        WriteMembers(entry, entry.Proposal!);
        Json.WriteEndObject();
        Json.Flush();
    }

    public void Dispose() => Json.Dispose();

    protected static string OpenApiPathOf(MetadataChangeProposal proposal) =>
        $"openapi/v3/entity/{Escape(proposal.EntityType)}/{Escape(proposal.EntityUrn)}/{Escape(proposal.AspectName)}";

    protected static string Escape(string segment) => Uri.EscapeDataString(segment);

    protected abstract RequestTarget TargetOfWrite(MetadataChangeProposal proposal);

    protected abstract void WriteMembers(LogEntry entry, MetadataChangeProposal proposal);
}
