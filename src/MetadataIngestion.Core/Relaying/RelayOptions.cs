namespace MetadataIngestion.Core.Relaying;

/// <summary>How a relay hands entries to its sink.</summary>
public sealed record RelayOptions
{
    /// <summary>How many entries a batch holds at most. The default is 500.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>
    /// A batch is closed when its aspects reach this size, in bytes, whatever the number of its entries. The default is 4 MiB.
    /// </summary>
    public long BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How often a batch is tried; <see langword="null"/> for without end. The default is 4.</summary>
    public int? MaxAttempts { get; init; } = 4;

    /// <summary>
    /// How long to wait before the second attempt, in the middle; each further wait is twice as long, and all vary by chance. The default is half
    /// a second.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts. The default is a minute.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);
}
