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
    private const string Update =
        """
        UPDATE quarantine SET path = @path, reason = @reason, content = @content, run_id = @runId, state = @state,
          approved_by = CASE WHEN state = @state THEN approved_by END, approval = CASE WHEN state = @state THEN approval END, approved_at = CASE WHEN state = @state THEN approved_at END
        WHERE source = @source AND urn = @urn
        """;

    private const string Insert =
        "INSERT INTO quarantine (source, urn, path, reason, state, content, run_id, since) VALUES (@source, @urn, @path, @reason, @state, @content, @runId, @since)";

    public async Task<IReadOnlyList<QuarantinedDataset>> ListAsync(string? source, CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(
            connection => connection.QueryAsync<QuarantineRow>(
                "SELECT source, urn, path, reason, state, content, run_id AS RunId, since, approved_by AS ApprovedBy, approval, approved_at AS ApprovedAt FROM quarantine WHERE source = @source OR @source IS NULL ORDER BY path, urn",
                new { source }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDataset(decode))];
    }

    public Task PutAsync(IReadOnlyList<QuarantinedDataset> datasets, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            async connection =>
            {
                foreach (var dataset in datasets)
                    await PutAsync(connection, dataset).ConfigureAwait(false);
                return datasets.Count;
            },
            cancellationToken);

    public Task<bool> ApproveAsync(string urn, string state, string by, string reason, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            async connection => await connection.ExecuteAsync(
                "UPDATE quarantine SET approved_by = @by, approval = @reason, approved_at = @at WHERE urn = @urn AND state = @state",
                new { urn = encode(urn), state, by, reason, at = timeProvider.GetUtcNow().ToUnixTimeMilliseconds() }).ConfigureAwait(false) > 0,
            cancellationToken);

    public Task RemoveAsync(string source, IReadOnlyCollection<string> urns, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            connection => connection.ExecuteAsync("DELETE FROM quarantine WHERE source = @source AND urn = @urn", urns.Select(urn => new { source, urn = encode(urn) })),
            cancellationToken);

    private async Task PutAsync(DbConnection connection, QuarantinedDataset dataset)
    {
        var values = new
        {
            source = dataset.Source,
            urn = encode(dataset.Urn),
            path = encode(dataset.Path),
            reason = encode(dataset.Reason),
            state = dataset.State,
            content = encode(dataset.Content),
            runId = dataset.RunId,
            since = dataset.Since.ToUnixTimeMilliseconds(),
        };
        if (await connection.ExecuteAsync(Update, values).ConfigureAwait(false) == 0)
            await connection.ExecuteAsync(Insert, values).ConfigureAwait(false);
    }
}
