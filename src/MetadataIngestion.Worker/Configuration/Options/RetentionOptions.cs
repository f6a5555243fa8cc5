namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>How much of the log is kept. What still describes something, is a dead letter, or was not delivered to every sink yet is always kept.</summary>
internal sealed class RetentionOptions
{
    /// <summary>How old entries of the log may be; none keeps them whatever their age.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>How much room the log may take, in bytes; none lets it grow.</summary>
    public long? MaxBytes { get; set; }
}
