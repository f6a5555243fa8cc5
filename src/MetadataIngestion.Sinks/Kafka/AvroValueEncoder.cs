using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>
/// Proposals as DataHub's own consumers read them: the schema's id, then the record <c>MetadataChangeProposal</c> in Avro's binary form. Written by hand,
/// because it is the same few fields for every entry and most of the work per record.
/// </summary>
internal sealed class AvroValueEncoder(WriterSchema schema) : ValueEncoder
{
    private const byte Null = 0;
    private const byte Given = 2;

    /// <summary>The first three optional fields of <c>SystemMetadata</c> have a default that is not null, which turns the branches of their unions round.</summary>
    private const byte GivenFirst = 0;
    private const byte NullSecond = 2;

    public override string? WhyNot(LogEntry entry) => entry.Proposal!.ChangeType == ChangeType.Delete
        ? "DataHub takes no deletion of an aspect from Kafka. Deliver the log to it by a sink of type datahub-rest, or delete the aspect there by hand."
        : null;

    public override void Encode(IBufferWriter<byte> output, LogEntry entry)
    {
        var proposal = entry.Proposal!;
        AvroFrame.Write(output, schema);
        WriteProposal(output, proposal);
        WriteSystemMetadata(output, entry, proposal);
        WriteHeaders(output, proposal.Headers);
    }

    private static void WriteProposal(IBufferWriter<byte> output, MetadataChangeProposal proposal)
    {
        output.Write([Null]); // auditHeader
        output.WriteString(proposal.EntityType);
        WriteOptional(output, proposal.EntityUrn);
        output.Write([Null]); // entityKeyAspect
        output.WriteLong((long)proposal.ChangeType);
        WriteOptional(output, proposal.AspectName);
        WriteAspect(output, proposal);
    }

    private static void WriteAspect(IBufferWriter<byte> output, MetadataChangeProposal proposal)
    {
        if (proposal.Aspect.IsEmpty)
        {
            output.Write([Null]);
            return;
        }

        output.Write([Given]);
        output.WriteBytes(proposal.Aspect.Span);
        output.WriteBytes(AspectContentType.Of(proposal));
    }

    private void WriteSystemMetadata(IBufferWriter<byte> output, LogEntry entry, MetadataChangeProposal proposal)
    {
        output.Write([Given, GivenFirst]);
        output.WriteLong(proposal.LastObserved.ToUnixTimeMilliseconds());
        output.Write([GivenFirst]);
        output.WriteString(entry.RunId);
        output.Write([NullSecond]); // lastRunId
        WriteOptional(output, entry.Source);
        output.Write("\0\0\0\0"u8); // registryName, registryVersion, properties, version
        if (schema.SystemMetadataFields == WriterSchema.FieldsOfVersion3)
            output.Write("\0\0\0"u8); // schemaVersion, aspectCreated, aspectModified
    }

    private static void WriteHeaders(IBufferWriter<byte> output, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.Count == 0)
        {
            output.Write([Null]);
            return;
        }

        output.Write([Given]);
        output.WriteLong(headers.Count);
        foreach (var (name, value) in headers)
        {
            output.WriteString(name);
            output.WriteString(value);
        }

        output.WriteLong(0);
    }

    private static void WriteOptional(IBufferWriter<byte> output, string value)
    {
        output.Write([Given]);
        output.WriteString(value);
    }
}
