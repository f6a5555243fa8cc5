using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Api.Following;

/// <summary>How many callers follow the log. Safe to use from many threads.</summary>
internal sealed class Followers(ApiOptions options)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Lets one more in, unless there are too many; who was let in leaves.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= options.MaxFollowers)
            return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}
