using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Cuts relations into pages that take about the same memory, and fills them.</summary>
internal sealed class RelationPager(PostgresSession session)
{
    private const int MostRelations = 256;
    private const int MostColumns = 8_192;

    // A view brings its parse tree along, which is far bigger than its columns.
    private const int ViewInColumns = 128;

    // One page is worked on, one waits, one is being filled.
    private const int PagesInUse = 3;

    /// <summary>Yields pages; each is valid until the next one is asked for.</summary>
    public async IAsyncEnumerable<RelationPage> ReadAsync(
        IReadOnlyList<Relation> relations, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (relations.Count == 0)
            yield break;
        await using var reader = new RelationPageReader(session);
        await reader.PrepareAsync(cancellationToken);
        var pages = new RelationPage[PagesInUse];
        var next = 0;
        for (var turn = 0; next < relations.Count; turn = (turn + 1) % PagesInUse)
        {
            var page = pages[turn] ??= new RelationPage();
            next = Fill(page, relations, next);
            await reader.ReadAsync(page, cancellationToken);
            yield return page;
        }
    }

    private static int Fill(RelationPage page, IReadOnlyList<Relation> relations, int next)
    {
        page.Relations.Clear();
        for (var columns = 0; next < relations.Count && page.Relations.Count < MostRelations && columns < MostColumns; next++)
        {
            page.Relations.Add(relations[next]);
            columns += relations[next].ColumnNumbers + (relations[next].IsView ? ViewInColumns : 0);
        }

        return next;
    }
}
