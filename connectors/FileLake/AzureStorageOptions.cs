namespace MetadataIngestion.Connectors.FileLake;

/// <summary>
/// How Azure Storage is reached. Without key, token and secret the usual places are looked at: environment variables, workload and managed
/// identities, a developer's login.
/// </summary>
public sealed class AzureStorageOptions
{
    /// <summary>The storage account, unless the paths name it.</summary>
    public string? Account { get; set; }

    /// <summary>The blob endpoint's URL, for accounts outside the public cloud. The default is the account's public one.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The account's key.</summary>
    public string? AccountKey { get; set; }

    /// <summary>A shared access signature with the rights to list and to read.</summary>
    public string? SasToken { get; set; }

    /// <summary>The directory of the service principal.</summary>
    public string? TenantId { get; set; }

    /// <summary>The service principal, or without a secret the user-assigned managed identity.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of the service principal.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether requests are not signed, for public containers. The default is <see langword="false"/>.</summary>
    public bool Anonymous { get; set; }
}
