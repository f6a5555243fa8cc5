using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Merges the samples of a dataset's files into one schema. One instance for each dataset; files are read one after another.</summary>
internal interface ISchemaSampler
{
    /// <summary>Adds what a file shows.</summary>
    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    FileFindings Read(FileSample sample, CancellationToken cancellationToken);

    /// <summary>Adds what a file showed when it was read before.</summary>
    void Add(FileFindings findings);

    /// <summary>The fields of all files read, in the order of their first appearance; a nested field follows its parent.</summary>
    IReadOnlyList<Field> BuildFields();
}
