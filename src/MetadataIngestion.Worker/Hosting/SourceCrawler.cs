using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;
using MetadataIngestion.Mesh.Policies.Gating;
using MetadataIngestion.Worker.Commands;
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
        var runner = await RunnerAsync(cancellationToken);
        await using var scratch = source.Policies.HasGates ? await ScratchStore.OpenAsync(runtime.TimeProvider, cancellationToken) : null;
        var gate = scratch is null ? null : new PolicyGate(source.Policies, source.Name, scratch.Store, runtime.TimeProvider);
        await using var made = await OpenAsync(source);
        return await runner.RunAsync(shape(new CrawlRequest(made.Definition with { Gate = gate })), made.Source, observer, cancellationToken);
    }

    /// <summary>Crawls one part of a source that another worker split, if there is one that nobody has.</summary>
    /// <param name="work">How this worker crawls parts of the source.</param>
    /// <param name="cancellationToken">Stops the crawl; the part is then left to others.</param>
    /// <returns>Whether there was a part.</returns>
    public async Task<bool> TryCrawlPartAsync(PartWork work, CancellationToken cancellationToken) =>
        await (await RunnerAsync(cancellationToken)).TryRunPartAsync(work, cancellationToken);

    /// <summary>How a worker crawls parts of a source. Workers of another version, or with another configuration of the source, leave them to it.</summary>
    public PartWork WorkOn(ConfiguredSource source, string? worker) =>
        new(new PartClaim(source.Name, $"{ProgramVersionOption.Version} {source.Fingerprint}", worker)) { OpenAsync = () => OpenAsync(source) };

    private async Task<CrawlRunner> RunnerAsync(CancellationToken cancellationToken) =>
        new(await runtime.OpenStoreAsync(cancellationToken), runtime.TimeProvider, runtime.Loggers.CreateLogger<CrawlRunner>());

    private async Task<PartSource> OpenAsync(ConfiguredSource source)
    {
        var store = await runtime.OpenStoreAsync(CancellationToken.None);
        var lease = await runtime.Plugins.CreateSourceAsync(source.Connector.Type, source.ConnectorOptions);
        var history = await RowCountHistory.ReadAsync(source.Contracts, source.Name, store, CancellationToken.None);
        var definition = source.Definition(lease.Transformers, runtime.TimeProvider, history) with { Memory = MemoryOf(source), Followers = FollowersOf(source, store) };
        return new PartSource(definition, RedactingSource.Over(lease.Source, runtime.Redactor), lease);
    }

    private IRunFollower[] FollowersOf(ConfiguredSource source, IMetadataStore store) =>
        source.Policies == PolicyCatalog.Empty ? [] : [new PolicyFollower(source.Policies, store, runtime.TimeProvider)];

    private FileCrawlMemory MemoryOf(ConfiguredSource source) =>
        new(runtime.MemoryFolder, source.Name, runtime.Loggers.CreateLogger<FileCrawlMemory>());
}
