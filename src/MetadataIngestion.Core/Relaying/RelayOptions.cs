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

    /// <summary>How long to wait for more entries when a batch is not full. The default is a quarter of a second.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// After how many failures in a row a service leaves the sink alone for <see cref="BreakDuration"/>. The default is 10.
    /// </summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a sink that keeps failing is left alone. The default is two minutes.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromMinutes(2);
}
