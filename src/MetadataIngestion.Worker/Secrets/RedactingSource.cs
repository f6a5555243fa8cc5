using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Masks secrets in everything a source says to people, so that none reaches a report or the store.</summary>
internal sealed class RedactingSource(IMetadataSource inner, SecretRedactor redactor) : IMetadataSource
{
    /// <summary>A source that masks secrets and can do what it could.</summary>
    public static IMetadataSource Over(IMetadataSource source, SecretRedactor redactor) =>
        source is ISplittableSource splittable ? new RedactingSplittableSource(splittable, redactor) : new RedactingSource(source, redactor);

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = inner.CrawlAsync(context, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(items))
            yield return Redact(items.Current);
    }

    // Whoever leased the source disposes it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<CrawlItem> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException && RedactedException.TryCreate(exception, redactor) is { } redacted)
        {
            throw redacted;
        }
    }

    private CrawlItem Redact(CrawlItem item) => item switch
    {
        AssetFound => item,
        ScopeIncomplete scope => scope with { Message = redactor.Redact(scope.Message), Remedy = Redact(scope.Remedy) },
        AssetUnreadable asset => asset with { Reason = redactor.Redact(asset.Reason), Remedy = Redact(asset.Remedy) },
        CrawlWarning warning => warning with { Message = redactor.Redact(warning.Message), Remedy = Redact(warning.Remedy) },
        CapabilityReported capability => capability with { Detail = Redact(capability.Detail) },
        _ => item,
    };

    private string? Redact(string? text) => text is null ? null : redactor.Redact(text);
}
