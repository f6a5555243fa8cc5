using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>
/// Asks the server what a view or routine reads and writes: the one question that is asked for each object, one after the other, because the server
/// binds the object to answer it and breaks off where that fails.
/// </summary>
internal sealed class BoundReferenceReader(SqlServerSession session, DatabaseContext context, CapabilityLedger ledger)
{
    private const string Function = "dm_sql_referenced_entities";
    private bool _givenUp;

    /// <summary>Null where the server cannot be asked, or the object has no text that it could bind.</summary>
    public async Task<BoundReferences?> ReadAsync(DatabaseObject module, CancellationToken cancellationToken)
    {
        if (_givenUp || module.IsClr)
            return null;
        var schema = context.SchemaOf(module)!.Schema.Name;
        var name = SqlText.Literal($"{SqlText.Quote(schema)}.{SqlText.Quote(module.Name)}");
        var sql = session.Queries["referenced-entities"].Replace("{name}", name, StringComparison.Ordinal);
        var (rows, failure) = await session.QueryPartlyAsync(sql, ReferencedEntity.Read, cancellationToken);
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
        _givenUp = true;
        var isDenied = ErrorNumbers.IsDenied(failure);
        ledger.Note(
            Capabilities.ReferencedColumns,
            isDenied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported,
            $"Database {context.Path.LastPart}: {FailureTranslator.TextOf(failure).TrimEnd('.')} (error {failure.Number}).");
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
