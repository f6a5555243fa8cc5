using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Makes the values of records. One encoder serves any number of entries, one at a time.</summary>
internal abstract class ValueEncoder : IDisposable
{
    /// <summary>Why a consumer could not use the proposal; <see langword="null"/> when it can.</summary>
    public virtual string? WhyNot(MetadataChangeProposal proposal) => null;

    /// <summary>The value as an array of its own, which is what the client asks for.</summary>
    public abstract byte[] Encode(LogEntry entry);

    public virtual void Dispose()
    {
    }
}
