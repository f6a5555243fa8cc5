using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls the tables and views of a database, page by page.</summary>
internal sealed class RelationCrawl(
    SqlServerSession session, FeatureReader features, BoundReferenceReader references, DatabaseContext context, DefinitionCheck definitions)
{
    private readonly DatasetBuilder _builder = new(context, definitions);
    private readonly RelationPageReader _reader = new(session, features, context.Options);

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(SchemaSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var relations = selection.ChooseRelations();
        foreach (var filtered in selection.Filtered)
            yield return filtered;
        foreach (var chunk in relations.Chunk(RelationPageReader.PageSize))
        {
            var page = await _reader.ReadAsync(IdRange.Of(chunk), cancellationToken);
            var bound = await references.ReadAsync(chunk, cancellationToken);
            foreach (var item in chunk.SelectMany(relation => Describe(relation, page, bound.GetValueOrDefault(relation.ObjectId))))
                yield return item;
        }
    }

    private IEnumerable<CrawlItem> Describe(DatabaseObject relation, RelationPage page, BoundReferences? bound) =>
        page.Columns.Of(relation.ObjectId).IsEmpty ? [Vanished(context.PathOf(relation))] : _builder.Build(new RelationRows(relation, page), bound).Items;

    // Nothing is without columns but what went away between two statements.
    private static AssetUnreadable Vanished(AssetPath path) =>
        new(path, AssetKinds.Datasets, $"{path} could not be read, because it was changed or dropped meanwhile.", "The next crawl reads it.");
}
