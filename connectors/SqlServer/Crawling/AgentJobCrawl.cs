using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls the jobs of SQL Server Agent, which belong to the server and to no database.</summary>
internal sealed class AgentJobCrawl(ServerSessions sessions, CapabilityLedger ledger, FailureTranslator failures, AssetPath agent, SqlServerOptions options)
{
    /// <summary>The name under which jobs are listed, beside the databases.</summary>
    public const string Name = "SQL Server Agent";

    private const string Database = "msdb";

    public async IAsyncEnumerable<CrawlItem> CrawlAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (steps, failure) = await ReadAsync(cancellationToken);
        if (failure is { Kind: FailureKind.Unreachable })
            throw failure.ToException();
        if (failure is not null)
        {
            var remedy = Grants.For(Capabilities.AgentJobs, Database, "the crawler's login");
            ledger.Note(Capabilities.AgentJobs, failure.Kind == FailureKind.AccessDenied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported, failure.Message, remedy);
            yield return new AssetUnreadable(agent, AssetKinds.Containers, failure.Message, remedy);
            yield return failure.ToIncomplete(agent);
            yield break;
        }

        foreach (var item in Describe(steps))
            yield return item;
    }

    private IEnumerable<CrawlItem> Describe(List<JobStepRow> steps)
    {
        var builder = new JobBuilder(agent, options);
        yield return new AssetFound(builder.OfAgent());
        foreach (var job in steps.GroupBy(step => step.JobId))
        {
            yield return new AssetFound(builder.OfJob(job.First()));
            foreach (var step in job.Where(step => step.Step is not null))
                yield return new AssetFound(builder.OfStep(step));
            yield return new ScopeCompleted(agent.Child(job.First().Job));
        }

        yield return new ScopeCompleted(agent);
    }

    private async Task<(List<JobStepRow> Steps, Failure? Failure)> ReadAsync(CancellationToken cancellationToken)
    {
        var (session, failure) = await sessions.TryOpenAsync(Database, cancellationToken);
        if (session is null)
            return ([], failure);
        await using (session)
        {
            try
            {
                return (await session.QueryAsync("job-steps", JobStepRow.Read, cancellationToken), null);
            }
            catch (Exception exception) when (FailureTranslator.Handles(exception))
            {
                return ([], failures.OfReading(exception, Database));
            }
        }
    }
}
