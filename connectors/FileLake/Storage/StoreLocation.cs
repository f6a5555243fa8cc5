namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Where a configured path leads: the kind of store, and the path as the store takes it.</summary>
/// <param name="Kind">The kind of store.</param>
/// <param name="Path">The path: absolute for local folders, else <c>scheme://bucket/key</c>. Without a slash at its end.</param>
/// <param name="Endpoint">The blob endpoint that the path names; <see langword="null"/> for other stores and when it names none.</param>
internal sealed record StoreLocation(StoreKind Kind, string Path, Uri? Endpoint = null)
{
    /// <summary>Azure Storage as DataHub spells it.</summary>
    public const string AzurePlatform = "abs";

    private const string Schemes = "s3://, gs://, az://, abfss:// and https://ACCOUNT.blob.core.windows.net/";
    private const string Separator = "://";

    /// <summary>The platform as DataHub spells it.</summary>
    public string Platform => Kind switch
    {
        StoreKind.S3 => "s3",
        StoreKind.Gcs => "gcs",
        StoreKind.Azure => AzurePlatform,
        _ => FileLakeSource.Platform,
    };

    /// <summary>Whether the path begins with the name of a bucket.</summary>
    public bool IsObjectStore => Kind != StoreKind.Local;

    /// <summary>The names of the path, the bucket's the first.</summary>
    public string[] Names => Path[Volume.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What precedes the first name: <c>/</c>, a drive, or the scheme.</summary>
    public string Volume => IsObjectStore
        ? Path[..(Path.IndexOf(Separator, StringComparison.Ordinal) + Separator.Length)]
        : (System.IO.Path.GetPathRoot(Path) ?? string.Empty).Replace('\\', '/');

    /// <summary>The account that the path names.</summary>
    public string? Account => Endpoint?.Host.Split('.')[0];

    /// <param name="path">A path as people write it; may hold wildcards.</param>
    /// <param name="root">What a relative path starts from; the working directory when <see langword="null"/>.</param>
    /// <exception cref="FormatException">The path names no store; the message says why.</exception>
    public static StoreLocation Parse(string path, StoreLocation? root = null)
    {
        var separator = path.IndexOf(Separator, StringComparison.Ordinal);
        if (separator >= 0)
            return Parse(path[..separator].ToLowerInvariant(), path[(separator + Separator.Length)..].TrimEnd('/'), path);

        return root is { IsObjectStore: true } ? root with { Path = StorePath.Join(root.Path, path.Trim('/')) } : Local(path, root);
    }

    /// <summary>Whether two paths lead to one store, so that one client serves both.</summary>
    public bool SharesStoreWith(StoreLocation other) => Kind == other.Kind && Endpoint == other.Endpoint;

    private static StoreLocation Local(string path, StoreLocation? root)
    {
        var full = System.IO.Path.GetFullPath(path, root?.Path ?? Environment.CurrentDirectory);
        return new StoreLocation(StoreKind.Local, System.IO.Path.TrimEndingDirectorySeparator(full).Replace(System.IO.Path.DirectorySeparatorChar, '/'));
    }

    private static StoreLocation Parse(string scheme, string rest, string path) => scheme switch
    {
        "s3" or "s3a" or "s3n" => new(StoreKind.S3, "s3://" + Named(rest, path)),
        "gs" => new(StoreKind.Gcs, "gs://" + Named(rest, path)),
        "az" => new(StoreKind.Azure, "az://" + Named(rest, path)),
        "abfs" or "abfss" => FromDataLake(rest, path),
        "https" => FromBlobUrl(rest, path),
        _ => throw new FormatException($"{path} begins with none of {Schemes}"),
    };

    /// <summary><c>container@account.dfs.core.windows.net/path</c>.</summary>
    private static StoreLocation FromDataLake(string rest, string path)
    {
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var end = slash < 0 ? rest.Length : slash;
        if (at <= 0 || at > end)
            throw new FormatException($"{path} has not the form abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/PATH");

        var host = rest[(at + 1)..end].Replace(".dfs.", ".blob.", StringComparison.OrdinalIgnoreCase);
        return new StoreLocation(StoreKind.Azure, "az://" + rest[..at] + rest[end..], new Uri("https://" + host));
    }

    /// <summary><c>account.blob.core.windows.net/container/path</c>.</summary>
    private static StoreLocation FromBlobUrl(string rest, string path)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !rest[..slash].Contains(".blob.", StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"{path} has not the form https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH");

        return new StoreLocation(StoreKind.Azure, "az://" + Named(rest[(slash + 1)..], path), new Uri("https://" + rest[..slash]));
    }

    private static string Named(string rest, string path) =>
        rest.Length == 0 || rest.StartsWith('/') ? throw new FormatException($"{path} names no bucket or container") : rest;
}
