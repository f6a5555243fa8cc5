using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>As <see cref="RedactingSource"/>, for a source that can be divided.</summary>
internal sealed class RedactingSplittableSource(ISplittableSource inner, SecretRedactor redactor) : ISplittableSource
{
    private readonly RedactingSource _crawled = new(inner, redactor);

    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken) => _crawled.CrawlAsync(context, cancellationToken);

    public async Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.PlanPartsAsync(context, atMost, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && RedactedException.TryCreate(exception, redactor) is { } redacted)
        {
            throw redacted;
        }
    }

    public ValueTask DisposeAsync() => _crawled.DisposeAsync();
}
