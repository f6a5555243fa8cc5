using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Core.Relaying;

/// <summary>How a relay hands entries to its sink.</summary>
public sealed record RelayOptions
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    /// <summary>How many entries a batch holds at most. The default is 500.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>
    /// A batch is closed when its aspects reach this size, in bytes, whatever the number of its entries. The default is 4 MiB.
    /// </summary>
    public long BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// How often a command tries a batch before it gives up; <see langword="null"/> for without end. A service never gives up. The default is 4.
    /// </summary>
    public int? MaxAttempts { get; init; } = 4;

    /// <summary>
    /// How long to wait before the second attempt, in the middle; each further wait is twice as long, and all vary by chance. The default is half
    /// a second.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts. The default is a minute.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a service waits for more entries when a batch is not full. The default is a quarter of a second.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// After how many failures in a row the sink is left alone for <see cref="BreakDuration"/> between attempts. The default is 10.
    /// </summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long a sink that keeps failing is left alone. The default is two minutes.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Finds what is wrong with options.</summary>
    public static IReadOnlyList<OptionError> Validate(RelayOptions options)
    {
        var errors = new List<OptionError>();
        RequireAtLeastOne(nameof(BatchSize), options.BatchSize, errors);
        RequireAtLeastOne(nameof(BatchBytes), options.BatchBytes, errors);
        RequireAtLeastOne(nameof(MaxAttempts), options.MaxAttempts ?? 1, errors);
        RequireAtLeastOne(nameof(BreakAfter), options.BreakAfter, errors);
        RequireWait(nameof(RetryDelay), options.RetryDelay, errors);
        RequireWait(nameof(MaxRetryDelay), options.MaxRetryDelay, errors);
        RequireWait(nameof(BatchDelay), options.BatchDelay, errors);
        RequireWait(nameof(BreakDuration), options.BreakDuration, errors);
        return errors;
    }

    private static void RequireAtLeastOne(string option, long value, List<OptionError> errors)
    {
        if (value < 1)
            errors.Add(new OptionError(option, "must be at least 1."));
    }

    private static void RequireWait(string option, TimeSpan value, List<OptionError> errors)
    {
        if (value < TimeSpan.Zero || value > s_longestWait)
            errors.Add(new OptionError(option, "must be from 00:00:00 to 1.00:00:00, a day."));
    }
}
