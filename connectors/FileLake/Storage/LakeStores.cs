using MetadataIngestion.Connectors.FileLake.Storage.Azure;
using MetadataIngestion.Connectors.FileLake.Storage.Local;
using MetadataIngestion.Connectors.FileLake.Storage.S3;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Opens the store that a source's paths lead to.</summary>
internal static class LakeStores
{
    /// <exception cref="StoreException">No credentials are to be found.</exception>
    public static ILakeStore Open(StoreLocation location, LakeStorageOptions options, StoreUsage usage)
    {
        if (!location.IsObjectStore)
            return new MeteredStore(new LocalStore(), usage);

        var http = StoreHttp.CreateClient(usage, options.MaxConcurrency);
        ILakeStore store = location.Kind == StoreKind.Azure
            ? AzureStoreFactory.Create(options, location, http)
            : S3StoreFactory.Create(options, isGoogle: location.Kind == StoreKind.Gcs, http);
        return new MeteredStore(store, usage);
    }
}
