using System.Buffers;
using System.Buffers.Binary;
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

    private readonly ArrayBufferWriter<byte> _value = new(4096);

    public override string? WhyNot(MetadataChangeProposal proposal) => proposal.ChangeType == ChangeType.Delete
        ? "DataHub takes no deletion of an aspect from Kafka. Deliver the log to it by a sink of type datahub-rest, or delete the aspect there by hand."
        : null;

    public override byte[] Encode(LogEntry entry)
    {
        _value.ResetWrittenCount();
        WriteFrame();
        WriteProposal(entry.Proposal);
        WriteSystemMetadata(entry);
        WriteHeaders(entry.Proposal.Headers);
        return _value.WrittenSpan.ToArray();
    }

    private void WriteFrame()
    {
        var frame = _value.GetSpan(5);
        frame[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame[1..], schema.Id);
        _value.Advance(5);
    }

    private void WriteProposal(MetadataChangeProposal proposal)
    {
        _value.Write([Null]); // auditHeader
        _value.WriteString(proposal.EntityType);
        WriteOptional(proposal.EntityUrn);
        _value.Write([Null]); // entityKeyAspect
        _value.WriteLong((long)proposal.ChangeType);
        WriteOptional(proposal.AspectName);
        WriteAspect(proposal);
    }

    private void WriteAspect(MetadataChangeProposal proposal)
    {
        if (proposal.Aspect.IsEmpty)
        {
            _value.Write([Null]);
            return;
        }

        _value.Write([Given]);
        _value.WriteBytes(proposal.Aspect.Span);
        _value.WriteBytes(AspectContentType.Of(proposal));
    }

    private void WriteSystemMetadata(LogEntry entry)
    {
        _value.Write([Given, GivenFirst]);
        _value.WriteLong(entry.Proposal.LastObserved.ToUnixTimeMilliseconds());
        _value.Write([GivenFirst]);
        _value.WriteString(entry.RunId);
        _value.Write([NullSecond]); // lastRunId
        WriteOptional(entry.Source);
        _value.Write("\0\0\0\0"u8); // registryName, registryVersion, properties, version
        if (schema.SystemMetadataFields == WriterSchema.FieldsOfVersion3)
            _value.Write("\0\0\0"u8); // schemaVersion, aspectCreated, aspectModified
    }

    private void WriteHeaders(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.Count == 0)
        {
            _value.Write([Null]);
            return;
        }

        _value.Write([Given]);
        _value.WriteLong(headers.Count);
        foreach (var (name, value) in headers)
        {
            _value.WriteString(name);
            _value.WriteString(value);
        }

        _value.WriteLong(0);
    }

    private void WriteOptional(string value)
    {
        _value.Write([Given]);
        _value.WriteString(value);
    }
}
