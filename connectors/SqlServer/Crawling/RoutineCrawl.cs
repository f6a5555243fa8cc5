using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls the procedures, functions and triggers of a database, page by page.</summary>
internal sealed class RoutineCrawl(FeatureReader features, BoundReferenceReader references, DatabaseContext context, DefinitionCheck definitions)
{
    private readonly RoutineBuilder _builder = new(context, definitions);
    private readonly RoutinePageReader _reader = new(features, context.Options);

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(SchemaSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in selection.ChooseRoutines().Chunk(RoutinePageReader.PageSize))
        {
            var page = await _reader.ReadAsync(IdRange.Of(chunk), cancellationToken);
            var bound = await references.ReadAsync(chunk, cancellationToken);
            foreach (var item in chunk.SelectMany(routine => _builder.Build(routine, page, bound.GetValueOrDefault(routine.ObjectId)).Items))
                yield return item;
        }

        var triggers = context.Catalog.Triggers.All.Where(trigger => trigger.IsOfDatabase).ToList();
        if (triggers.Count == 0)
            yield break;
        var modules = await _reader.ReadDatabaseTriggersAsync(cancellationToken);
        foreach (var item in triggers.SelectMany(trigger => _builder.Build(trigger, modules.FirstOf(trigger.ObjectId)).Items))
            yield return item;
    }
}
