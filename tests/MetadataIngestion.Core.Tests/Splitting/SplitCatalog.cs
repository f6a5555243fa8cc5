using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Core.Tests.Splitting;

/// <summary>A make-believe server that divides itself into its schemas, and leaves out what its filter leaves out.</summary>
/// <param name="schemas">The tables of each schema, by "database.schema".</param>
internal sealed class SplitCatalog(IReadOnlyDictionary<string, Dataset[]> schemas) : ISplittableSource
{
    /// <summary>Called for each table before it is yielded.</summary>
    public Func<AssetPath, CancellationToken, Task> OnTable { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Schemas that were made after the parts were planned.</summary>
    public IReadOnlySet<string> Unplanned { get; init; } = new HashSet<string>();

    /// <summary>Whether what was remembered is appended to.</summary>
    public bool Remembers { get; init; }

    public Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken) => Task.FromResult(SourcePart.Balance(
        schemas.Where(schema => !Unplanned.Contains(schema.Key))
            .Select(schema => (Scope: PathOf(schema.Key), Size: (long)schema.Value.Length))
            .Where(schema => context.Filter.EvaluateContents(schema.Scope).IsAllowed),
        atMost));

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Remembers && context.Memory is { } memory)
            await memory.WriteAsync(new byte[(await memory.ReadAsync(cancellationToken)).Length + 1], cancellationToken);
        foreach (var database in schemas.GroupBy(schema => schema.Key.Split('.')[0]))
        {
            var path = Catalog.Root.Child(database.Key);
            if (context.Filter.EvaluateContents(path) is { IsAllowed: false } verdict)
            {
                yield return new AssetFiltered(path, verdict.Rule!);
                continue;
            }

            yield return new AssetFound(Catalog.Database(database.Key));
            foreach (var schema in database)
            {
                await foreach (var item in CrawlAsync(schema.Key, schema.Value, context.Filter, cancellationToken))
                    yield return item;
            }

            yield return new ScopeCompleted(path);
        }

        yield return new CapabilityReported("schemas", CapabilityStatus.Ran);
        yield return new ScopeCompleted(Catalog.Root);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<CrawlItem> CrawlAsync(string name, Dataset[] tables, IAssetFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (filter.EvaluateContents(path) is { IsAllowed: false } verdict)
        {
            yield return new AssetFiltered(path, verdict.Rule!);
            yield break;
        }

        yield return new AssetFound(Catalog.Schema(path.Parts[0], path.Parts[1]));
        foreach (var table in tables)
        {
            await OnTable(table.Path, cancellationToken);
            yield return new AssetFound(table);
        }

        yield return new ScopeCompleted(path);
    }

    private static AssetPath PathOf(string schema) => Catalog.Root.Child(schema.Split('.'));
}
