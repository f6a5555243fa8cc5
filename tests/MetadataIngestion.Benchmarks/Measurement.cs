namespace MetadataIngestion.Benchmarks;

/// <summary>One crawl as its process saw it.</summary>
/// <param name="Milliseconds">The run's duration.</param>
/// <param name="ProcessorMilliseconds">The processor time that the process took for it.</param>
/// <param name="Emitted">Proposals appended to the log.</param>
/// <param name="Suppressed">Proposals not appended because nothing changed.</param>
/// <param name="Allocated">Bytes allocated on the managed heap.</param>
/// <param name="PeakBytes">The process's peak resident memory so far.</param>
internal sealed record Measurement(long Milliseconds, long ProcessorMilliseconds, long Emitted, long Suppressed, long Allocated, long PeakBytes)
{
    public long Proposals => Emitted + Suppressed;
}
