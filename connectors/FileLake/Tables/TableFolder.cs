using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>A folder that is, or may be, the root of a table.</summary>
/// <param name="Store">Where it is; what is asked of it is counted.</param>
/// <param name="Path">The dataset's path if it is a table.</param>
/// <param name="Folder">The folder's path in the store; <see cref="StorePath.Join"/> leads inside.</param>
/// <param name="Listing">What lies directly in it; names that no data has are in <see cref="FolderListing.HiddenFolders"/>.</param>
internal sealed record TableFolder(ILakeStore Store, AssetPath Path, string Folder, FolderListing Listing);
