using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.S3;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>Makes clients of S3 as the options say.</summary>
internal static class S3StoreFactory
{
    private const string GoogleEndpoint = "https://storage.googleapis.com";
    private const string DefaultRegion = "us-east-1";

    /// <exception cref="StoreException">The profile does not exist, or no credentials are to be found.</exception>
    public static S3Store Create(LakeStorageOptions storage, bool isGoogle, HttpClient http)
    {
        var options = storage.S3;
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? (isGoogle || options.Endpoint is not null),
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = storage.MaxAttempts - 1,
            Timeout = storage.RequestTimeout,
            HttpClientFactory = new SharedHttp(http),

            // Stores that only speak the protocol refuse the checksums that the client adds to requests otherwise.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        var region = options.Region ?? ProfileOf(options)?.Region?.SystemName;
        if ((options.Endpoint ?? (isGoogle ? GoogleEndpoint : null)) is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region ?? (isGoogle ? "auto" : DefaultRegion);
        }
        else if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new S3Store(new AmazonS3Client(CredentialsOf(options, config), config), http, options.RequesterPays);
    }

    private static AWSCredentials CredentialsOf(S3StorageOptions options, AmazonS3Config config)
    {
        var source = SourceOf(options, config);
        return options.RoleArn is null
            ? source
            : new AssumeRoleAWSCredentials(source, options.RoleArn, "metadata-ingestion", new AssumeRoleAWSCredentialsOptions { ExternalId = options.ExternalId });
    }

    private static AWSCredentials SourceOf(S3StorageOptions options, AmazonS3Config config)
    {
        if (options.Anonymous)
            return new AnonymousAWSCredentials();

        if (options.AccessKey is { } key)
        {
            return options.SessionToken is { } token
                ? new SessionAWSCredentials(key, options.SecretKey, token)
                : new BasicAWSCredentials(key, options.SecretKey);
        }

        try
        {
            return ProfileOf(options)?.GetAWSCredentials(new CredentialProfileStoreChain()) ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        }
        catch (AmazonClientException exception)
        {
            throw S3Faults.NoCredentials(exception);
        }
    }

    private static CredentialProfile? ProfileOf(S3StorageOptions options)
    {
        if (options.Profile is null)
            return null;

        return new CredentialProfileStoreChain().TryGetProfile(options.Profile, out var profile)
            ? profile
            : throw new StoreException(
                StoreFault.Denied,
                $"there is no profile {options.Profile}",
                "Correct Storage:S3:Profile, or add the profile to the shared AWS configuration of the account that runs the crawl.");
    }

    /// <summary>All clients of a crawl share its connections and its counting.</summary>
    private sealed class SharedHttp(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
