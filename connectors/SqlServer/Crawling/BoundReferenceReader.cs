using System.Collections.Concurrent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>
/// Asks the server what views and routines read and write: the one question that is asked for each object, because the server binds the object to
/// answer it and breaks off where that fails. A few sessions ask at the same time.
/// </summary>
internal sealed class BoundReferenceReader(SqlServerSession session, ServerSessions sessions, DatabaseContext context, CapabilityLedger ledger) : IAsyncDisposable
{
    private const string Function = "dm_sql_referenced_entities";
    private static readonly Dictionary<int, BoundReferences> s_nothing = [];
    private readonly List<SqlServerSession> _helpers = [];
    private readonly Lock _gate = new();
    private volatile bool _givenUp;

    /// <summary>What the views and routines among some objects read and write; without those whose text the server cannot bind or be asked about.</summary>
    public async Task<IReadOnlyDictionary<int, BoundReferences>> ReadAsync(IReadOnlyList<DatabaseObject> objects, CancellationToken cancellationToken)
    {
        var modules = context.Options.IncludeReferencedColumns ? objects.Where(found => !found.IsTable && !found.IsClr).ToList() : [];
        if (modules.Count == 0 || _givenUp)
            return s_nothing;
        await OpenHelpersAsync(modules.Count, cancellationToken);
        var bound = new ConcurrentDictionary<int, BoundReferences>();
        var queue = new ConcurrentQueue<DatabaseObject>(modules);
        await Task.WhenAll(_helpers.Prepend(session).Select(asking => ReadAsync(asking, queue, bound, cancellationToken)));
        return bound;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var helper in _helpers)
            await helper.DisposeAsync();
    }

    // Fewer sessions than were asked for take longer, and nothing else.
    private async Task OpenHelpersAsync(int modules, CancellationToken cancellationToken)
    {
        while (_helpers.Count + 1 < Math.Min(context.Options.ReferencedColumnsSessions, modules)
            && await sessions.TryOpenAsync(context.Path.LastPart, cancellationToken) is { Session: { } helper })
            _helpers.Add(helper);
    }

    private async Task ReadAsync(
        SqlServerSession asking, ConcurrentQueue<DatabaseObject> queue, ConcurrentDictionary<int, BoundReferences> bound, CancellationToken cancellationToken)
    {
        while (!_givenUp && queue.TryDequeue(out var module))
        {
            if (await ReadAsync(asking, module, cancellationToken) is { } references)
                bound[module.ObjectId] = references;
        }
    }

    private async Task<BoundReferences?> ReadAsync(SqlServerSession asking, DatabaseObject module, CancellationToken cancellationToken)
    {
        var schema = context.SchemaOf(module)!.Schema.Name;
        var name = SqlText.Literal($"{SqlText.Quote(schema)}.{SqlText.Quote(module.Name)}");
        var sql = asking.Queries["referenced-entities"].Replace("{name}", name, StringComparison.Ordinal);
        var (rows, failure) = await asking.QueryPartlyAsync(sql, ReferencedEntity.Read, cancellationToken);
        if (failure is not null && IsAboutTheQuestion(failure))
        {
            GiveUp(failure);
            return null;
        }

        return Build(module, rows, failure);
    }

    /// <summary>Whether the server cannot be asked at all. Errors about names in the text are of the same kinds, but name something else.</summary>
    private static bool IsAboutTheQuestion(SqlException failure) => FailureTranslator.TextOf(failure).Contains(Function, StringComparison.OrdinalIgnoreCase);

    private void GiveUp(SqlException failure)
    {
        lock (_gate)
        {
            _givenUp = true;
            ledger.Note(
                Capabilities.ReferencedColumns,
                ErrorNumbers.IsDenied(failure) ? CapabilityStatus.Denied : CapabilityStatus.Unsupported,
                $"Database {context.Path.LastPart}: {FailureTranslator.TextOf(failure).TrimEnd('.')} (error {failure.Number}).");
        }
    }

    private BoundReferences Build(DatabaseObject module, List<ReferencedEntity> rows, SqlException? failure)
    {
        var path = context.PathOf(module);
        return new BoundReferences(PathsOf(module, rows, static row => row.IsRead || !row.IsWritten), PathsOf(module, rows, static row => row.IsWritten))
        {
            Columns = [.. ColumnsOf(module, rows, "reads", static row => row.IsRead), .. ColumnsOf(module, rows, "writes", static row => row.IsWritten)],
            Warning = failure is null ? null : new CrawlWarning(
                path, $"The server could not bind all of {path}, so what it reads and writes is incomplete: {FailureTranslator.TextOf(failure)}"),
        };
    }

    private List<AssetPath> PathsOf(DatabaseObject module, List<ReferencedEntity> rows, Func<ReferencedEntity, bool> isWanted)
    {
        var references = new References();
        foreach (var row in rows.Where(row => row.Column is null && isWanted(row)))
        {
            foreach (var path in Resolve(module, row))
                references.Add(path);
        }

        return references.Datasets;
    }

    private IEnumerable<KeyValuePair<string, string>> ColumnsOf(
        DatabaseObject module, List<ReferencedEntity> rows, string verb, Func<ReferencedEntity, bool> isWanted) => rows
        .Where(row => row.Column is not null && isWanted(row))
        .SelectMany(row => Resolve(module, row).Select(path => (Path: path, row.Column)))
        .GroupBy(pair => pair.Path)
        .Select(group => new KeyValuePair<string, string>(
            $"{verb}.{group.Key.Name}", string.Join(", ", group.Select(pair => pair.Column!).Distinct().Order(StringComparer.Ordinal))));

    private List<AssetPath> Resolve(DatabaseObject module, ReferencedEntity row) =>
        context.References.Of(module, new MultipartName(row.Server, row.Database, row.Schema, row.Name), row.ReferencedId).Datasets;
}
