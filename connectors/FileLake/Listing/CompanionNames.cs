using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>Names of files that describe the data beside them.</summary>
internal static class CompanionNames
{
    /// <summary>Text for people, whose first paragraph describes a folder.</summary>
    public const string Readme = "README.md";

    /// <summary>The connector's own short form, for the dataset that a folder is.</summary>
    public const string Dataset = "_dataset.yaml";

    /// <summary>The short form for one of several datasets in a folder, after the dataset's name.</summary>
    public const string DatasetSuffix = ".dataset.yaml";

    /// <summary>An Open Data Contract Standard document: for one of several datasets after its name, else for the dataset that the folder is.</summary>
    public const string ContractSuffix = ".odcs.yaml";

    public static bool Contains(StoreEntry entry) =>
        entry is { Kind: StoreEntryKind.File, Size: > 0 }
        && (entry.Name is Readme or Dataset
            || entry.Name.EndsWith(DatasetSuffix, StringComparison.Ordinal)
            || entry.Name.EndsWith(ContractSuffix, StringComparison.Ordinal));
}
