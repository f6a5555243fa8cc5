namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>A path in an object store, <c>scheme://bucket/key</c>.</summary>
/// <param name="Bucket">The bucket or blob container.</param>
/// <param name="Key">The key, or the beginning of keys; empty for the bucket itself.</param>
internal readonly record struct ObjectPath(string Bucket, string Key)
{
    /// <summary>What the keys of everything inside begin with.</summary>
    public string Prefix => Key.Length == 0 || Key.EndsWith('/') ? Key : Key + "/";

    public static ObjectPath Parse(string path)
    {
        var rest = path[(path.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new ObjectPath(rest, string.Empty) : new ObjectPath(rest[..slash], rest[(slash + 1)..]);
    }
}
