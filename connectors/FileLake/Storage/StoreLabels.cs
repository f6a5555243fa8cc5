namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>What people have attached to a bucket or a file in a store.</summary>
internal sealed record StoreLabels
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static StoreLabels None { get; } = new();

    /// <summary>Tags, which are made to sort things.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = Nothing;

    /// <summary>Metadata, which may say anything.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Nothing;

    /// <summary>Why not all of it is known; <see langword="null"/> when it is.</summary>
    public StoreException? Fault { get; init; }
}
