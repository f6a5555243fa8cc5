using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The session of who crawls a part of a run.</summary>
internal sealed class PostgreSqlPartSession(EntityReader entities, RunCommits commits, RunPart part) : PostgreSqlSourceSession(entities, commits), IPartSession
{
    public RunStart Start => Commits.Run.Start;

    public RunPart Part => part;

    public Task CompleteAsync(PartResult result, CancellationToken cancellationToken) =>
        UseAsync(async () =>
        {
            await Commits.EndPartAsync(result, cancellationToken).ConfigureAwait(false);
            return true;
        });

    /// <summary>With its right given back it is free for others; that is all there is to do.</summary>
    protected override Task AbandonAsync(RunCommits open) => Task.CompletedTask;
}
