using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Reads the schema of one format. One instance for each dataset; files are read one after another and merged.</summary>
internal interface IFormatReader
{
    /// <summary>Adds what a file shows. A file that cannot be read leaves no trace in the result.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packing">What it is packed with by its name: nothing, gzip or Zstandard.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    ValueTask<FileFindings> ReadAsync(IStoreFile file, Codec packing, CancellationToken cancellationToken);

    /// <summary>The fields of all files read, in the order of their first appearance; a nested field follows its parent.</summary>
    DescribedFields Describe();
}
