using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The root folder of a table.</summary>
internal sealed record TableFound(TableFolder Folder, ITableFormat Format) : LayoutItem
{
    public AssetPath Path => Folder.Path;
}
