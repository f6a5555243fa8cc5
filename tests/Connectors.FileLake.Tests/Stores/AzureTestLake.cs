using Azure.Storage;
using Azure.Storage.Sas;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>A lake in a container of its own in the emulator of Azure Blob Storage.</summary>
internal sealed class AzureTestLake : ITestLake
{
    public const string Account = "devstoreaccount1";

    // The emulator's key is public.
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly HttpClient _http = new();

    public string Name { get; } = $"lake-{Guid.NewGuid():N}";

    public static async Task<AzureTestLake> CreateAsync()
    {
        var lake = new AzureTestLake();
        await lake.PutAsync($"{lake.Name}?restype=container&", []);
        return lake;
    }

    public Task WriteAsync(string path, byte[] bytes) =>
        PutAsync($"{Name}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?", bytes, ("x-ms-blob-type", "BlockBlob"));

    /// <summary>Marks a blob as what stands for a folder in accounts with a hierarchical namespace.</summary>
    public Task WriteFolderAsync(string path) =>
        PutAsync($"{Name}/{path}?", [], ("x-ms-blob-type", "BlockBlob"), ("x-ms-meta-hdi_isfolder", "true"));

    /// <summary>Attaches metadata to the container.</summary>
    public Task DescribeAsync(string key, string value) => PutAsync($"{Name}?restype=container&comp=metadata&", [], ("x-ms-meta-" + key, value));

    /// <summary>Writes a blob with metadata and index tags.</summary>
    public Task WriteAsync(string path, byte[] bytes, (string Key, string Value) metadata, string tags) =>
        PutAsync($"{Name}/{path}?", bytes, ("x-ms-blob-type", "BlockBlob"), ("x-ms-meta-" + metadata.Key, metadata.Value), ("x-ms-tags", tags));

    public FileLakeOptions Options() => new()
    {
        Root = $"az://{Name}",
        Storage = new LakeStorageOptions { Azure = new AzureStorageOptions { Endpoint = Emulators.Azure, Account = Account, AccountKey = AccountKey } },
    };

    public string PathOf(string path) => $"az://{Name}/{path}";

    /// <summary>A token with the given rights on the whole account.</summary>
    public static string Token(AccountSasPermissions permissions) => new AccountSasBuilder
    {
        Services = AccountSasServices.Blobs,
        ResourceTypes = AccountSasResourceTypes.All,
        Protocol = SasProtocol.HttpsAndHttp,
        ExpiresOn = DateTimeOffset.UtcNow.AddHours(2),
    }.With(permissions).ToSasQueryParameters(new StorageSharedKeyCredential(Account, AccountKey)).ToString();

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    // The client needs a package for uploads that registries may lack.
    private async Task PutAsync(string resource, byte[] bytes, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Emulators.Azure}/{resource}{Token(AccountSasPermissions.All)}") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("x-ms-version", "2021-12-02");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{resource}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
