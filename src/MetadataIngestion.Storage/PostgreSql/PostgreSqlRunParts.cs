using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The parts of runs, each under a right of its own.</summary>
internal sealed class PostgreSqlRunParts(PostgreSqlAccess access, LeaseKeeper keeper, Func<OpenRun, RunCommits> commits, Func<long, EntityReader> entities) : IRunParts
{
    public async Task OpenAsync(IRunSession run, string configuration, IReadOnlyList<RunPart> parts, CancellationToken cancellationToken)
    {
        var open = RunOf(run);
        var held = await access.WriteAsync(
            async connection =>
            {
                var holds = await new LeaseTable(connection).HoldAsync(open.Lease).ConfigureAwait(false);
                if (holds)
                    await new RunPartTable(connection).OpenAsync(open, configuration, parts).ConfigureAwait(false);
                return holds;
            },
            cancellationToken).ConfigureAwait(false);
        if (!held)
            throw await LostAsync(open).ConfigureAwait(false);
    }

    public async Task<IPartSession> TakeRestAsync(IRunSession run, PartClaim claim, CancellationToken cancellationToken)
    {
        var open = RunOf(run);
        var row = await access.ReadAsync(connection => new RunPartTable(connection).GetAsync(open.Id, RunPart.Rest), cancellationToken).ConfigureAwait(false);
        return await TryTakeAsync(row, claim, cancellationToken).ConfigureAwait(false) ?? throw await LostAsync(open).ConfigureAwait(false);
    }

    public async Task<IPartSession?> TryTakeAsync(PartClaim claim, CancellationToken cancellationToken)
    {
        var rows = await access.ReadAsync(connection => new RunPartTable(connection).OpenPartsAsync(claim), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (await TryTakeAsync(row, claim, cancellationToken).ConfigureAwait(false) is { } session)
                return session;
        }

        return null;
    }

    public Task<IReadOnlyList<PartProgress>> ListAsync(string runId, CancellationToken cancellationToken) =>
        access.ReadAsync(connection => new RunPartTable(connection).ListAsync(runId), cancellationToken);

    public async Task<PartResult> GetResultAsync(string runId, int part, CancellationToken cancellationToken) =>
        await access.ReadAsync(connection => new RunPartTable(connection).FindResultAsync(runId, part), cancellationToken).ConfigureAwait(false)
            ?? throw new LeaseLostException($"Run {runId} is over, and what came of its part {part} is gone. Its source's next run goes on from there.");

    public async Task<ReadOnlyMemory<byte>> ReadMemoryAsync(string source, string part, CancellationToken cancellationToken) =>
        await access.ReadAsync(connection => new RunPartTable(connection).FindMemoryAsync(source, part), cancellationToken).ConfigureAwait(false);

    public Task WriteMemoryAsync(string source, string part, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RunPartTable(connection).SetMemoryAsync(source, part, content.ToArray()), cancellationToken);

    private async Task<IPartSession?> TryTakeAsync(RunPartRow row, PartClaim claim, CancellationToken cancellationToken)
    {
        if (await keeper.TryTakeAsync(row.Lease, cancellationToken).ConfigureAwait(false) is not { } lease)
            return null;
        try
        {
            if (await access.WriteAsync(connection => new RunPartTable(connection).EnterAsync(row, lease, claim.Worker), cancellationToken).ConfigureAwait(false))
            {
                var part = row.Part;
                return new PostgreSqlPartSession(entities(row.SourceNumber), commits(new OpenRun(row.Start, row.RunNumber, row.SourceNumber, lease) { Part = part }), part);
            }
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await lease.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private static OpenRun RunOf(IRunSession run) =>
        run is PostgreSqlRunSession session ? session.Commits.Run : throw new ArgumentException("The session is not one of this store.", nameof(run));

    private static async Task<LeaseLostException> LostAsync(OpenRun run) =>
        LeaseLosses.OfSource(run.Start.Source, run.Start.RunId, await run.Lease.DescribeHolderAsync().ConfigureAwait(false));
}
