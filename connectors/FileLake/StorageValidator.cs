using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Whether the options of a store fit together and to the path they are for.</summary>
internal static class StorageValidator
{
    private const string S3 = $"{nameof(FileLakeOptions.Storage)}:{nameof(LakeStorageOptions.S3)}";
    private const string Azure = $"{nameof(FileLakeOptions.Storage)}:{nameof(LakeStorageOptions.Azure)}";

    public static IEnumerable<ValidationResult> Validate(StoreLocation location, LakeStorageOptions options) => location.Kind switch
    {
        StoreKind.S3 or StoreKind.Gcs => ValidateS3(options.S3),
        StoreKind.Azure => ValidateAzure(location, options.Azure),
        _ => [],
    };

    private static IEnumerable<ValidationResult> ValidateS3(S3StorageOptions options)
    {
        if (options.AccessKey is null != options.SecretKey is null)
            yield return Fault("AccessKey and SecretKey go together: set both or neither.", S3, nameof(S3StorageOptions.AccessKey));

        if (options is { AccessKey: not null, Profile: not null })
            yield return Fault("AccessKey and Profile are both set: one of them would be ignored.", S3, nameof(S3StorageOptions.Profile));

        if (options.Endpoint is { } endpoint && !IsUrl(endpoint))
            yield return Fault("Endpoint is no URL: give one such as https://minio.example:9000.", S3, nameof(S3StorageOptions.Endpoint));
    }

    private static IEnumerable<ValidationResult> ValidateAzure(StoreLocation location, AzureStorageOptions options)
    {
        if (options.Endpoint is { } endpoint && !IsUrl(endpoint))
            yield return Fault("Endpoint is no URL: give one such as https://account.blob.core.windows.net.", Azure, nameof(AzureStorageOptions.Endpoint));

        if ((options.Account ?? location.Account ?? (options.AccountKey is null ? options.Endpoint : null)) is null)
            yield return Fault("No storage account is named: set Account, or write paths as abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/PATH.", Azure, nameof(AzureStorageOptions.Account));

        if (options.ClientSecret is not null && (options.TenantId is null || options.ClientId is null))
            yield return Fault("ClientSecret needs TenantId and ClientId.", Azure, nameof(AzureStorageOptions.ClientSecret));
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static ValidationResult Fault(string message, string section, string option) => new(message, [$"{section}:{option}"]);
}
