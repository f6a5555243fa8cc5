using System.Runtime.CompilerServices;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>Reads functions and procedures, some at a time.</summary>
internal sealed class RoutinePageReader(PostgresSession session, bool includeDefinitions)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<RoutinePage> ReadAsync(uint[] schemas, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<RoutineRow> routines = [];
        do
        {
            var last = routines.Count > 0 ? routines[^1].Oid : 0;
            routines = await session.QueryAsync("routines", ReadRoutine, cancellationToken, Parameters(last, schemas));
            if (routines.Count > 0)
                yield return await CompleteAsync(routines, cancellationToken);
        }
        while (routines.Count == PageSize);
    }

    private NpgsqlParameter[] Parameters(uint last, uint[] schemas) =>
    [
        new() { NpgsqlDbType = NpgsqlDbType.Oid, Value = last },
        PostgresSession.Oids(schemas),
        new NpgsqlParameter<bool> { TypedValue = includeDefinitions },
        new NpgsqlParameter<int> { TypedValue = PageSize },
    ];

    private async Task<RoutinePage> CompleteAsync(List<RoutineRow> routines, CancellationToken cancellationToken)
    {
        uint[] parsed = [.. routines.Where(routine => routine.HasParsedBody).Select(routine => routine.Oid)];
        List<(uint Routine, byte[] Body)> bodies = [];
        List<(uint Routine, uint Relation)> dependencies = [];
        if (parsed.Length > 0)
        {
            bodies = await session.QueryAsync(
                "routine-bodies", static row => (row.Oid(0), row.Bytes(1)), cancellationToken, PostgresSession.Oids(parsed));
            dependencies = await session.QueryAsync(
                "routine-dependencies", static row => (row.Oid(0), row.Oid(1)), cancellationToken, PostgresSession.Oids(parsed));
        }

        return new RoutinePage(
            routines, bodies.ToDictionary(body => body.Routine, body => body.Body), dependencies.ToLookup(row => row.Routine, row => row.Relation));
    }

    private static RoutineRow ReadRoutine(Row row) => new(row.Oid(0), row.Text(1), row.Oid(2), row.Oid(3))
    {
        Kind = row.Char(4),
        Language = row.Text(5),
        Arguments = row.OptionalText(6),
        Result = row.OptionalText(7),
        Source = row.OptionalText(8),
        HasParsedBody = row.Boolean(9),
        Volatility = row.Char(10),
        Parallelism = row.Char(11),
        IsStrict = row.Boolean(12),
        IsSecurityDefiner = row.Boolean(13),
        IsLeakproof = row.Boolean(14),
        Settings = row.OptionalTexts(15),
        Grants = row.OptionalTexts(16),
        Comment = row.OptionalText(17),
    };
}
