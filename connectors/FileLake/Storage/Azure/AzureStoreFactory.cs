using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>Makes clients of Azure Storage as the options say.</summary>
internal static class AzureStoreFactory
{
    public static AzureStore Create(LakeStorageOptions storage, StoreLocation location, HttpClient http)
    {
        var options = storage.Azure;
        var client = new BlobClientOptions { Transport = new HttpClientTransport(http) };
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = storage.MaxAttempts - 1;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        client.Retry.NetworkTimeout = storage.RequestTimeout;
        return new AzureStore(Connect(options, location, client), http);
    }

    /// <summary>The account whose key signs requests, and in whose public endpoint its containers are.</summary>
    private static string? AccountOf(AzureStorageOptions options, StoreLocation location) => options.Account ?? location.Account;

    private static BlobServiceClient Connect(AzureStorageOptions options, StoreLocation location, BlobClientOptions client)
    {
        var endpoint = EndpointOf(options, location);
        if (options.AccountKey is { } key)
            return new BlobServiceClient(endpoint, new StorageSharedKeyCredential(AccountOf(options, location), key), client);

        if (options.SasToken is { } token)
            return new BlobServiceClient(endpoint, new AzureSasCredential(token.TrimStart('?')), client);

        return options.Anonymous ? new BlobServiceClient(endpoint, client) : new BlobServiceClient(endpoint, CredentialOf(options), client);
    }

    private static Uri EndpointOf(AzureStorageOptions options, StoreLocation location) => options.Endpoint is { } endpoint
        ? new Uri(endpoint)
        : location.Endpoint ?? new Uri($"https://{options.Account}.blob.core.windows.net");

    private static TokenCredential CredentialOf(AzureStorageOptions options) => options.ClientSecret is { } secret
        ? new ClientSecretCredential(options.TenantId, options.ClientId, secret)
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = options.TenantId, ManagedIdentityClientId = options.ClientId });
}
