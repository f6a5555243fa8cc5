using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls the synonyms of a database.</summary>
internal sealed class SynonymCrawl(FeatureReader features, DatabaseContext context)
{
    private readonly SynonymBuilder _builder = new(context);

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(SchemaSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in selection.ChooseSynonyms().Chunk(RelationPageReader.PageSize))
        {
            var properties = await features.ReadAsync(Capabilities.ExtendedProperties, "properties", IdRange.Of(chunk), PropertyRow.Read, cancellationToken);
            foreach (var item in chunk.SelectMany(synonym => _builder.Build(synonym, properties.Of(synonym.ObjectId)).Items))
                yield return item;
        }
    }
}
