using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Crawls configured sources: makes the source, runs the pipeline over it, and releases it.</summary>
internal sealed class SourceCrawler(IngestionRuntime runtime)
{
    /// <summary>Crawls one source once.</summary>
    /// <param name="source">The source.</param>
    /// <param name="shape">Makes the request of the source's definition.</param>
    /// <param name="observer">Someone who watches; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the crawl; the report then says cancelled.</param>
    public async Task<RunReport> CrawlAsync(
        ConfiguredSource source, Func<CrawlRequest, CrawlRequest> shape, ICrawlObserver? observer, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        var runner = new CrawlRunner(store, runtime.TimeProvider, runtime.Loggers.CreateLogger<CrawlRunner>());
        await using var lease = await runtime.Plugins.CreateSourceAsync(source.Connector.Type, source.ConnectorOptions);
        var history = await RowCountHistory.ReadAsync(source.Contracts, source.Name, store, cancellationToken);
        var definition = source.Definition(lease.Transformers, runtime.TimeProvider, history) with { Memory = MemoryOf(source), Followers = FollowersOf(source, store) };
        var request = shape(new CrawlRequest(definition));
        return await runner.RunAsync(request, new RedactingSource(lease.Source, runtime.Redactor), observer, cancellationToken);
    }

    private IRunFollower[] FollowersOf(ConfiguredSource source, IMetadataStore store) =>
        source.Policies == PolicyCatalog.Empty ? [] : [new PolicyFollower(source.Policies, store, runtime.TimeProvider)];

    private FileCrawlMemory MemoryOf(ConfiguredSource source) =>
        new(runtime.MemoryFolder, source.Name, runtime.Loggers.CreateLogger<FileCrawlMemory>());
}
