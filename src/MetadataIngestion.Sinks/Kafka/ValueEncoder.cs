using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Makes the values of records. One encoder serves any number of entries, one at a time.</summary>
internal abstract class ValueEncoder : IDisposable
{
    /// <summary>Why a consumer could not use the proposal; <see langword="null"/> when it can.</summary>
    public virtual string? WhyNot(MetadataChangeProposal proposal) => null;

    /// <summary>Writes the value to the buffer.</summary>
    public abstract void Encode(IBufferWriter<byte> output, LogEntry entry);

    public virtual void Dispose()
    {
    }
}
