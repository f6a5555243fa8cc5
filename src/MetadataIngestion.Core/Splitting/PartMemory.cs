using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Splitting;

/// <summary>What a source remembers of one part. It is in the store, since the next crawl of the part may be another worker's, and apart from what other parts remember.</summary>
internal sealed class PartMemory(IRunParts parts, string source, string part, ILogger logger) : ICrawlMemory
{
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await parts.ReadMemoryAsync(source, part, cancellationToken);
        }
        catch (StoreException exception)
        {
            CrawlLog.MemoryLost(logger, part, source, exception.Message);
            return default;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await parts.WriteMemoryAsync(source, part, content, cancellationToken);
        }
        catch (StoreException exception)
        {
            CrawlLog.MemoryLost(logger, part, source, exception.Message);
        }
    }
}
