using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Following;
using MetadataIngestion.Worker.Configuration;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Brings the entities of the mesh up to date with its files and with what the sources have now.</summary>
internal sealed class MeshCrawler(IngestionRuntime runtime)
{
    /// <summary>Crawls the mesh once.</summary>
    /// <param name="configuration">Says what is in the mesh and which sources there are.</param>
    /// <param name="shape">Makes the request of the mesh's definition.</param>
    /// <param name="cancellationToken">Stops the crawl; the report then says cancelled.</param>
    /// <returns>The report; <see langword="null"/> when there is no mesh, and was none.</returns>
    public async Task<RunReport?> CrawlAsync(LoadedConfiguration configuration, Func<CrawlRequest, CrawlRequest> shape, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var files = FileFindings.Of(configuration.Contracts, configuration.Policies, runtime.TimeProvider.GetUtcNow());
        var sources = configuration.Ingestion.Sources.Keys.Order(StringComparer.OrdinalIgnoreCase).ToList();
        await using var mesh = new MeshSource(configuration.Mesh, configuration.Policies, files, sources);
        if (mesh.IsIdle && !await HasAnyAsync(store, cancellationToken))
            return null;

        foreach (var source in sources)
        {
            await using var session = await store.BeginPreviewAsync(LookAt(source), cancellationToken);
            await mesh.ReadAsync(source, session, cancellationToken);
        }

        var runner = new CrawlRunner(store, runtime.TimeProvider, runtime.Loggers.CreateLogger<CrawlRunner>());
        var definition = new SourceDefinition { Name = MeshSource.Name, Inspectors = [mesh] };
        return await runner.RunAsync(shape(new CrawlRequest(definition)), mesh, observer: null, cancellationToken);
    }

    /// <summary>
    /// Judges once more what the crawls of sources could not: their policies may ask about products, which are known only after them.
    /// </summary>
    /// <returns>The reports of the runs that had something to say, and the sources that are being crawled and so were left alone.</returns>
    public async Task<(IReadOnlyList<RunReport> Reports, IReadOnlyList<string> Busy)> LookAgainAsync(LoadedConfiguration configuration, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var follower = new ProductFollower(configuration.Policies, store, runtime.TimeProvider);
        var runner = new FollowUpRunner(store, runtime.TimeProvider);
        var (reports, busy) = (new List<RunReport>(), new List<string>());
        foreach (var source in configuration.Ingestion.Sources.Keys.Order(StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                if (await follower.HasNewsAsync(source, cancellationToken))
                    reports.Add(await runner.RunAsync(source, ProductFollower.Scope, follower, cancellationToken));
            }
            catch (SourceBusyException)
            {
                busy.Add(source);
            }
        }

        return (reports, busy);
    }

    private async Task<bool> HasAnyAsync(IMetadataStore store, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginPreviewAsync(LookAt(MeshSource.Name), cancellationToken);
        return await session.CountLiveEntitiesAsync(cancellationToken) > 0;
    }

    // Only to look: no run comes of it.
    private RunStart LookAt(string source) => new("none", source, runtime.TimeProvider.GetUtcNow());
}
