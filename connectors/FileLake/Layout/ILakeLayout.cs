using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>How the files below the roots fall into datasets. Lists folders, opens no file.</summary>
internal interface ILakeLayout
{
    IReadOnlyList<LakeRoot> Roots { get; }

    /// <summary>Data files in formats that are not read, by extension; complete when the walk is.</summary>
    UnsupportedFiles Unsupported { get; }

    /// <summary>
    /// Lists everything, in the same order for the same files, and speaks for the completeness of each folder after its datasets.
    /// </summary>
    /// <exception cref="SourceException">No root can be listed.</exception>
    IAsyncEnumerable<LayoutItem> WalkAsync(CancellationToken cancellationToken);
}
