using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>What a crawl has asked of its store, and what it may still read. Safe for use by several threads, but for the reservation.</summary>
/// <param name="maxBytes">The most bytes that the crawl may read.</param>
internal sealed class StoreUsage(long maxBytes)
{
    private long _listings;
    private long _entries;
    private long _listedBytes;
    private long _lookups;
    private long _reads;
    private long _bytes;
    private long _requests;
    private long _refusals;
    private long _reserved;
    private long _charged;

    public long BytesRead => Interlocked.Read(ref _bytes);

    /// <summary>The size of all files listed.</summary>
    public long BytesListed => Interlocked.Read(ref _listedBytes);

    /// <summary>What is to be said when nothing is left to read.</summary>
    public StoreException LimitReached => new(
        StoreFault.Limit,
        string.Create(CultureInfo.InvariantCulture, $"the crawl may read {maxBytes} bytes, and it does not fit into what is left of them"),
        "Raise MaxTotalBytes, lower MaxBytes or MaxFiles, or crawl parts of the lake as sources of their own.");

    /// <summary>Sets bytes aside for reading; <see langword="false"/> when they do not fit into what the crawl may still read.</summary>
    public bool TryReserve(long bytes)
    {
        if (Math.Max(_reserved, Interlocked.Read(ref _charged)) + bytes > maxBytes)
            return false;

        _reserved += bytes;
        return true;
    }

    /// <summary>To be called before each read.</summary>
    /// <exception cref="StoreException">The bytes do not fit into what the crawl may still read.</exception>
    public void Charge(long bytes)
    {
        if (Interlocked.Add(ref _charged, bytes) > maxBytes)
        {
            Interlocked.Add(ref _charged, -bytes);
            throw LimitReached;
        }
    }

    public void CountListing(long entries, long bytes)
    {
        Interlocked.Increment(ref _listings);
        Interlocked.Add(ref _entries, entries);
        Interlocked.Add(ref _listedBytes, bytes);
    }

    public void CountLookup() => Interlocked.Increment(ref _lookups);

    public void CountRead(int bytes)
    {
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A request over the network, whatever it is for.</summary>
    public void CountRequest() => Interlocked.Increment(ref _requests);

    /// <summary>A request that the store refused for now or did not answer, so that it is sent again.</summary>
    public void CountRefusal() => Interlocked.Increment(ref _refusals);

    public override string ToString()
    {
        var asked = string.Create(
            CultureInfo.InvariantCulture,
            $"{_listings} listings of {_entries} names and {_listedBytes} bytes, {_lookups} look-ups, {_reads} reads of {_bytes} bytes");
        return _requests == 0 ? asked : string.Create(CultureInfo.InvariantCulture, $"{asked}; {_requests} requests, {_refusals} of them refused for now");
    }
}
