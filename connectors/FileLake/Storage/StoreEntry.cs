namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>One name in a folder.</summary>
/// <param name="Name">The name, without the folder.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Size">A file's size in bytes; 0 for anything else.</param>
/// <param name="Modified">When it was last written.</param>
/// <param name="Version">The store's own mark of the contents, such as an ETag; <see langword="null"/> when size and time must do.</param>
internal readonly record struct StoreEntry(string Name, StoreEntryKind Kind, long Size, DateTimeOffset Modified, string? Version = null)
{
    // Smaller than what they come from; folders hold millions of these.
    private readonly long _modifiedTicks = Modified.UtcTicks;
    private readonly StoreVersion _version = new(Version);

    /// <summary>When it was last written.</summary>
    public DateTimeOffset Modified => new(_modifiedTicks, TimeSpan.Zero);

    /// <summary>The store's own mark of the contents.</summary>
    public string? Version => _version.Text;

    /// <summary>Whoever owns it, as the store names them; <see langword="null"/> when the store does not say.</summary>
    public string? Owner { get; init; }
}
