using System.Diagnostics.Metrics;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Api.Following;

/// <summary>How many callers follow the log. Safe to use from many threads.</summary>
internal sealed class Followers(ApiOptions options)
{
    private static readonly Meter s_meter = new("MetadataIngestion.Worker");
    private static readonly UpDownCounter<int> s_followers =
        s_meter.CreateUpDownCounter<int>("ingestion.log.followers", "{caller}", "Callers that follow the log");

    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Lets one more in, unless there are too many; who was let in leaves.</summary>
    public bool TryEnter()
    {
        s_followers.Add(1);
        if (Interlocked.Increment(ref _count) <= options.MaxFollowers)
            return true;

        Leave();
        return false;
    }

    public void Leave()
    {
        s_followers.Add(-1);
        Interlocked.Decrement(ref _count);
    }
}
