using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Proposals;

/// <summary>One aspect in canonical JSON: a place in the batch's buffer, or bytes that many entities share.</summary>
internal readonly record struct EncodedAspect(string Name, Fingerprint Fingerprint, int Start, int Length, byte[]? Shared)
{
    /// <summary>What the proposal does to what the destination has. The default is to take its place.</summary>
    public ChangeType ChangeType { get; init; }

    public ReadOnlyMemory<byte> Json(AspectBuffer buffer) => Shared ?? buffer.Slice(Start, Length);
}
