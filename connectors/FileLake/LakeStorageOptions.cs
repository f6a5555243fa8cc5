using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>How object stores are reached. Of no meaning for local and mounted folders.</summary>
public sealed class LakeStorageOptions
{
    /// <summary>S3, stores that speak its protocol, and Google Cloud Storage through its endpoint for that.</summary>
    public S3StorageOptions S3 { get; set; } = new();

    /// <summary>Azure Blob Storage and Data Lake Storage.</summary>
    public AzureStorageOptions Azure { get; set; } = new();

    /// <summary>Whose tags and metadata are read, as evidence of owners and as tags and properties. The default is <see cref="LabelScope.Buckets"/>.</summary>
    public LabelScope Labels { get; set; } = LabelScope.Buckets;

    /// <summary>The most requests at a time. The default is 16.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>
    /// How often a request is sent before the object counts as unreadable, when the store throttles or does not answer; the waits in
    /// between grow. The default is 6.
    /// </summary>
    [Range(1, 20)]
    public int MaxAttempts { get; set; } = 6;

    /// <summary>How long one attempt may take. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
