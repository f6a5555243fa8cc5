using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>The beginning of a file, unpacked. The bytes are valid until the next file is read.</summary>
/// <param name="Bytes">The bytes, at most as many as the options allow.</param>
/// <param name="IsComplete">Whether they are certainly all there are.</param>
/// <param name="Findings">What is wrong with the file although it could be unpacked.</param>
internal sealed record FileSample(ReadOnlyMemory<byte> Bytes, bool IsComplete, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the file is packed with.</summary>
    public Codec Packing { get; init; }
}
