using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>Reads text formats, plain, gzipped or packed with Zstandard, from a sample of each file.</summary>
internal sealed class TextFormatReader(SampleReader reader, ISchemaSampler sampler) : IFormatReader
{
    public async ValueTask<FileFindings> ReadAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken)
    {
        var stream = new StoreStream(file);
        await using (stream.ConfigureAwait(false))
        {
            var sample = await reader.ReadAsync(stream, packing, cancellationToken).ConfigureAwait(false);
            var findings = sampler.Read(sample, cancellationToken);
            return findings with { Findings = [.. findings.Findings, .. sample.Findings] };
        }
    }

    public DescribedFields Describe() => new(sampler.BuildFields(), []);
}
