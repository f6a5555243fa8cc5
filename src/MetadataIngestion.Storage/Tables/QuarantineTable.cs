using System.Data.Common;
using Dapper;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Storage.Tables;

/// <summary>The states of datasets that wait for approval, each step one transaction.</summary>
/// <param name="transactions">Where they are kept.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="encode">Makes any text one that the database takes.</param>
/// <param name="decode">Makes it what it was.</param>
internal sealed class QuarantineTable(IStoreTransactions transactions, TimeProvider timeProvider, Func<string, string> encode, Func<string, string> decode) : IQuarantine
{
    /// <summary>The decision that a state may be proposed.</summary>
    public const string Approved = "approved";

    private const string Rejected = "rejected";

    private const string List =
        """
        SELECT source, urn, path, reason, state, run_id AS RunId, since, identity, decision, decided_by AS DecidedBy, decided_why AS DecidedWhy, decided_at AS DecidedAt
        FROM quarantine WHERE source = @source OR @source IS NULL ORDER BY path, urn
        """;

    private const string Update =
        """
        UPDATE quarantine SET path = @path, reason = @reason, content = @content, run_id = @runId, identity = @identity, state = @state,
          decision = CASE WHEN state = @state THEN decision END, decided_by = CASE WHEN state = @state THEN decided_by END,
          decided_why = CASE WHEN state = @state THEN decided_why END, decided_at = CASE WHEN state = @state THEN decided_at END
        WHERE source = @source AND urn = @urn
        """;

    private const string Insert =
        "INSERT INTO quarantine (source, urn, path, reason, state, content, run_id, since, identity) VALUES (@source, @urn, @path, @reason, @state, @content, @runId, @since, @identity)";

    public async Task<IReadOnlyList<QuarantinedDataset>> ListAsync(string? source, CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(connection => connection.QueryAsync<QuarantineRow>(List, new { source }), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDataset(decode))];
    }

    public async Task<QuarantineSummary> SummarizeAsync(CancellationToken cancellationToken)
    {
        var rows = (await transactions.ReadAsync(
            connection => connection.QueryAsync<QuarantineCountRow>("SELECT decision, count(*) AS Number, min(since) AS Oldest FROM quarantine GROUP BY decision"), cancellationToken).ConfigureAwait(false)).ToList();
        var waiting = rows.Find(row => row.Decision is null);
        return new QuarantineSummary(waiting?.Number ?? 0, Count(Approved), Count(Rejected), waiting is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(waiting.Oldest));

        long Count(string decision) => rows.Find(row => row.Decision == decision)?.Number ?? 0;
    }

    public async Task<string?> FindContentAsync(QuarantinedDataset dataset, CancellationToken cancellationToken)
    {
        var content = await transactions.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string?>("SELECT content FROM quarantine WHERE source = @source AND urn = @urn AND state = @state", KeyOf(dataset)), cancellationToken).ConfigureAwait(false);
        return content is null ? null : decode(content);
    }

    public Task PutAsync(IReadOnlyList<HeldDataset> datasets, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            async connection =>
            {
                foreach (var dataset in datasets)
                    await PutAsync(connection, dataset).ConfigureAwait(false);
                return datasets.Count;
            },
            cancellationToken);

    public Task<bool> DecideAsync(QuarantinedDataset dataset, bool isApproval, string by, string reason, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            async connection => await connection.ExecuteAsync(
                "UPDATE quarantine SET decision = @decision, decided_by = @by, decided_why = @reason, decided_at = @at WHERE source = @source AND urn = @urn AND state = @state",
                new
                {
                    source = dataset.Source,
                    urn = encode(dataset.Urn),
                    state = dataset.State,
                    decision = isApproval ? Approved : Rejected,
                    by = encode(by),
                    reason = encode(reason),
                    at = timeProvider.GetUtcNow().ToUnixTimeMilliseconds(),
                }).ConfigureAwait(false) > 0,
            cancellationToken);

    public Task RemoveAsync(string source, IReadOnlyCollection<string> urns, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            connection => connection.ExecuteAsync("DELETE FROM quarantine WHERE source = @source AND urn = @urn", urns.Select(urn => new { source, urn = encode(urn) })),
            cancellationToken);

    private object KeyOf(QuarantinedDataset dataset) => new { source = dataset.Source, urn = encode(dataset.Urn), state = dataset.State };

    private async Task PutAsync(DbConnection connection, HeldDataset held)
    {
        var dataset = held.Dataset;
        var values = new
        {
            source = dataset.Source,
            urn = encode(dataset.Urn),
            path = encode(dataset.Path),
            reason = encode(dataset.Reason),
            state = dataset.State,
            content = encode(held.Content),
            runId = dataset.RunId,
            since = dataset.Since.ToUnixTimeMilliseconds(),
            identity = dataset.Identity is { } identity ? encode(identity) : null,
        };
        if (await connection.ExecuteAsync(Update, values).ConfigureAwait(false) == 0)
            await connection.ExecuteAsync(Insert, values).ConfigureAwait(false);
    }
}
