namespace MetadataIngestion.Core.Storing;

/// <summary>How much of the log is kept. What no longer describes anything and is beyond either limit may go, once every sink has it.</summary>
public sealed record LogRetention
{
    /// <summary>How old entries may be; <see langword="null"/> for any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How much room the entries may take, in bytes; <see langword="null"/> for any.</summary>
    public long? MaxBytes { get; init; }
}
