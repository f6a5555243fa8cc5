using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The files of a dataset, and what the dataset is called.</summary>
internal sealed record GroupFound(AssetPath Path, FileGroup Group) : LayoutItem;
