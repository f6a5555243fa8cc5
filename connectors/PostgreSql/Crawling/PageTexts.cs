using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Fetches the texts that the objects of a page need.</summary>
internal sealed class PageTexts(TextFetcher fetcher, PostgreSqlOptions options)
{
    private readonly TextSet _texts = new();

    /// <summary>The texts of a page of relations; valid until the next page.</summary>
    public async Task<TextSet> FetchAsync(RelationPage page, PartitionTexts partitions, CancellationToken cancellationToken)
    {
        _texts.Clear();
        partitions.Mark(page);
        var needed = page.NeededTexts.Aggregate(TextKinds.None, static (all, kinds) => all | kinds);
        if (needed == TextKinds.None)
            return _texts;
        var behind = new LockedViews(page);
        foreach (var query in TextQuery.All)
        {
            if ((needed & query.Kind) != 0)
                await fetcher.FetchAsync(query, OidsThatNeed(query.Kind, page), behind.IsBehind, _texts, cancellationToken);
        }

        return _texts;
    }

    /// <summary>The texts of a page of routines; valid until the next page.</summary>
    public async Task<TextSet> FetchAsync(RoutinePage page, CancellationToken cancellationToken)
    {
        _texts.Clear();
        uint[] parsed = options.IncludeRoutineDefinitions
            ? [.. page.Routines.Where(routine => routine.HasParsedBody).Select(routine => routine.Oid)]
            : [];
        var query = TextQuery.All.Single(query => query.Kind == TextKinds.RoutineBody);
        await fetcher.FetchAsync(
            query, parsed, (routine, locked) => page.Dependencies[routine].Any(locked.Contains), _texts, cancellationToken);
        return _texts;
    }

    private uint[] OidsThatNeed(TextKinds kind, RelationPage page)
    {
        var oids = new List<uint>();
        for (var i = 0; i < page.Oids.Length; i++)
        {
            if ((page.NeededTexts[i] & kind) != 0 && _texts.ProblemOf(page.Oids[i]) is null)
                oids.Add(page.Oids[i]);
        }

        return [.. oids];
    }
}
