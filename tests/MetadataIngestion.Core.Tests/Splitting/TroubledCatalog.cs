using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Splitting;

/// <summary>A server that cannot list one of its scopes to the end.</summary>
internal sealed class TroubledCatalog(SplitCatalog server, ScopeIncomplete trouble) : ISplittableSource
{
    public Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken) => server.PlanPartsAsync(context, atMost, cancellationToken);

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in server.CrawlAsync(context, cancellationToken))
            yield return item is ScopeCompleted completed && completed.Scope.Equals(trouble.Scope) ? trouble : item;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
