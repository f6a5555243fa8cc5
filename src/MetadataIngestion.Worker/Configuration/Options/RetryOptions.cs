namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>When the service crawls again after a failure that may go away by itself, such as an unreachable host.</summary>
internal sealed class RetryOptions
{
    /// <summary>How often a crawl is begun at most, the first time included. The default is 4; 1 is never again.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>How long to wait before the second attempt; each further wait is twice as long, and all vary by chance. The default is 30 seconds.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two attempts. The default is 15 minutes.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(15);
}
