using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>
/// Has the server write texts. They need locks and describe the present, not the snapshot that the catalogs were read in, so each
/// statement is a transaction of its own on a connection of its own; what holds a batch up is found and left out.
/// </summary>
internal sealed class TextFetcher(Func<CancellationToken, Task<PostgresSession>> connect) : IAsyncDisposable
{
    // The server keeps what it needs to write texts for as long as the session lives.
    private const int ObjectsPerSession = 5_000;
    private PostgresSession? _session;
    private int _served;

    /// <summary>Fetches one kind of text for some relations or routines.</summary>
    /// <param name="query">Which texts.</param>
    /// <param name="oids">For which objects.</param>
    /// <param name="isBehind">Whether an object cannot be read while some relations are locked.</param>
    /// <param name="texts">Takes the texts, and what is to be said of objects without.</param>
    /// <param name="cancellationToken">Cancels the statement under way.</param>
    /// <exception cref="NpgsqlException">The server failed for another reason than one object.</exception>
    public async Task FetchAsync(
        TextQuery query, uint[] oids, Func<uint, IReadOnlySet<uint>, bool> isBehind, TextSet texts, CancellationToken cancellationToken)
    {
        foreach (var batch in oids.Chunk(query.BatchSize))
        {
            var rest = batch;
            var problem = await TryFetchAsync(query, rest, texts, cancellationToken);
            if (problem is { Trouble: TextTrouble.Locked })
            {
                rest = await LeaveOutLockedAsync(rest, isBehind, texts, cancellationToken);
                problem = rest.Length == 0 ? null : await TryFetchAsync(query, rest, texts, cancellationToken);
            }

            if (problem is not null)
                await DivideAsync(query, rest, problem.Value, texts, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
    }

    private async Task DivideAsync(TextQuery query, uint[] oids, TextProblem problem, TextSet texts, CancellationToken cancellationToken)
    {
        if (oids.Length == 1)
        {
            texts.Fail(oids[0], problem);
            return;
        }

        foreach (var half in (uint[][])[oids[..(oids.Length / 2)], oids[(oids.Length / 2)..]])
        {
            if (await TryFetchAsync(query, half, texts, cancellationToken) is { } again)
                await DivideAsync(query, half, again, texts, cancellationToken);
        }
    }

    private async Task<uint[]> LeaveOutLockedAsync(
        uint[] oids, Func<uint, IReadOnlySet<uint>, bool> isBehind, TextSet texts, CancellationToken cancellationToken)
    {
        var session = await SessionAsync(0, cancellationToken);
        var locked = (await session.QueryAsync("locked-relations", static row => row.Oid(0), cancellationToken)).ToHashSet();
        foreach (var oid in oids.Where(oid => isBehind(oid, locked)))
            texts.Fail(oid, new TextProblem(TextTrouble.Locked, null));
        return [.. oids.Where(oid => texts.ProblemOf(oid) is null)];
    }

    private async Task<TextProblem?> TryFetchAsync(TextQuery query, uint[] oids, TextSet texts, CancellationToken cancellationToken)
    {
        try
        {
            var session = await SessionAsync(oids.Length, cancellationToken);
            foreach (var (key, text) in await session.QueryAsync(
                query.Name, row => (new TextKey(query.Kind, row.Oid(0), row.Oid(1), row.Int32(2)), row.OptionalText(3)), cancellationToken, PostgresSession.Oids(oids)))
            {
                if (text is not null)
                    texts.Add(key, text);
            }

            return null;
        }
        catch (PostgresException exception) when (TroubleOf(exception) is not null)
        {
            return new TextProblem(TroubleOf(exception)!.Value, exception.MessageText);
        }
    }

    private static TextTrouble? TroubleOf(PostgresException exception) => exception.SqlState switch
    {
        SqlStates.LockNotAvailable => TextTrouble.Locked,
        SqlStates.QueryCanceled => TextTrouble.TooSlow,
        SqlStates.InternalError or SqlStates.UndefinedTable or SqlStates.UndefinedObject or SqlStates.UndefinedFunction => TextTrouble.Changed,
        _ => null,
    };

    private async Task<PostgresSession> SessionAsync(int objects, CancellationToken cancellationToken)
    {
        _served += objects;
        if (_served > ObjectsPerSession)
        {
            await DisposeAsync();
            _served = objects;
        }

        return _session ??= await connect(cancellationToken);
    }
}
