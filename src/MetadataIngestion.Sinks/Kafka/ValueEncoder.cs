using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Makes the values of records. One encoder serves any number of entries, one at a time.</summary>
internal abstract class ValueEncoder : IDisposable
{
    /// <summary>Why a consumer could not use the entry; <see langword="null"/> when it can.</summary>
    public virtual string? WhyNot(LogEntry entry) => null;

    /// <summary>The record's key, which keeps the order of what shares it.</summary>
    public virtual string KeyOf(LogEntry entry) => entry.EntityUrn;

    /// <summary>Writes the value to the buffer.</summary>
    public abstract void Encode(IBufferWriter<byte> output, LogEntry entry);

    public virtual void Dispose()
    {
    }
}
