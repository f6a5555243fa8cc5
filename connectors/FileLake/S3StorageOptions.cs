namespace MetadataIngestion.Connectors.FileLake;

/// <summary>
/// How S3 is reached. Without keys and profile the usual places are looked at: environment variables, the shared configuration, the roles of
/// containers and machines.
/// </summary>
public sealed class S3StorageOptions
{
    /// <summary>The region, such as <c>eu-central-1</c>. The default is that of the profile or the environment.</summary>
    public string? Region { get; set; }

    /// <summary>The URL of a store that speaks S3's protocol. The default is Amazon's, for <c>gs://</c> paths Google's.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Whether the bucket is part of the URL's path, not of its host. The default is <see langword="true"/> with an endpoint.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>The id of a static access key; for <c>gs://</c> paths that of an HMAC key.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary keys.</summary>
    public string? SessionToken { get; set; }

    /// <summary>A profile of the shared AWS configuration.</summary>
    public string? Profile { get; set; }

    /// <summary>A role to take on, with the credentials found otherwise.</summary>
    public string? RoleArn { get; set; }

    /// <summary>What the role's trust policy asks for as external id.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Whether requests are not signed, for public buckets. The default is <see langword="false"/>.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Whether this account pays for requests to buckets that demand it. The default is <see langword="false"/>.</summary>
    public bool RequesterPays { get; set; }
}
