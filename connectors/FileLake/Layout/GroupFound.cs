using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The files of a dataset, what the dataset is called, and why the files are one.</summary>
internal sealed record GroupFound(AssetPath Path, FileGroup Group, GroupRule Rule) : LayoutItem
{
    /// <summary>The name that people see, where it is not the last of the path.</summary>
    public string? DisplayName { get; init; }
}
