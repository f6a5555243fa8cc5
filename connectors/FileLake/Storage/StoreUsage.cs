using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>What a crawl has asked of its store. Safe for use by several threads.</summary>
/// <param name="maxBytes">The most bytes that the crawl may read.</param>
internal sealed class StoreUsage(long maxBytes)
{
    private long _listings;
    private long _entries;
    private long _lookups;
    private long _reads;
    private long _bytes;

    public long BytesRead => Interlocked.Read(ref _bytes);

    /// <summary>Whether the crawl has read all that it may.</summary>
    public bool IsExhausted => BytesRead >= maxBytes;

    public void CountListing() => Interlocked.Increment(ref _listings);

    public void CountEntry() => Interlocked.Increment(ref _entries);

    public void CountLookup() => Interlocked.Increment(ref _lookups);

    public void CountRead(int bytes)
    {
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _bytes, bytes);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_listings} listings of {_entries} names, {_lookups} look-ups, {_reads} reads of {_bytes} bytes");
}
