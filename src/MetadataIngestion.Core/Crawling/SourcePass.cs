using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Splitting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Core.Verdicts;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

/// <summary>One pass over a source or some of it: reads, describes, compares and stores, and keeps what that taught.</summary>
/// <param name="request">What is crawled.</param>
/// <param name="start">The run.</param>
/// <param name="store">The store.</param>
/// <param name="observer">Someone who watches; may be <see langword="null"/>.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SourcePass(CrawlRequest request, RunStart start, IMetadataStore store, ICrawlObserver? observer, TimeProvider timeProvider) : IDisposable
{
    private readonly long _began = timeProvider.GetTimestamp();
    private NormalizingStage? _normalizing;
    private QuarantineStage? _quarantine;

    public RunLedger Ledger { get; } = new();

    public RunObservations Observations { get; } = new();

    /// <summary>What a crawl of one scope met outside of it.</summary>
    public OutsideNames? Outside { get; } = request.Scope is { } scope ? new OutsideNames(scope) : null;

    public AssetNormalizer Normalizer { get; } = new(new SourceContext(request.Source.Environment, start.StartedAt.ToUnixTimeMilliseconds())
    {
        Name = request.Source.Name,
        Ownership = request.Source.Ownership,
    });

    /// <summary>What a gate holds back, in everything that the pass stores.</summary>
    public QuarantineStage Quarantine => _quarantine ??= new QuarantineStage(request, start, store, Ledger);

    /// <summary>Reads the source from beginning to end.</summary>
    /// <param name="source">The source.</param>
    /// <param name="session">What is written goes through it.</param>
    /// <param name="extent">How much of the source to read; <see langword="null"/> for all of it.</param>
    /// <param name="memory">What the source remembers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReadAsync(IMetadataSource source, ISourceSession session, CrawlExtent? extent, ICrawlMemory? memory, CancellationToken cancellationToken)
    {
        _normalizing = new NormalizingStage(request, extent, Normalizer, Observations, Outside, Ledger);
        var storing = StoringTo(session, History(session), isPart: extent is PartExtent);
        await new CrawlPipeline(source, Context(extent, memory), _normalizing, storing).RunAsync(cancellationToken);
    }

    public SchemaHistory History(ISourceSession session) => new(store, session, start, Ledger);

    public StoringStage StoringTo(ISourceSession session, SchemaHistory history, bool isPart = false) =>
        new(session, request, Observations, history, Quarantine, new AudienceStage(store), Ledger, observer) { LeavesLeads = isPart };

    /// <summary>Describes containers that hold something after all, though the pass itself found nothing in them that passed the filters.</summary>
    public Task DescribeHeldBackAsync(Func<string, bool> holdsSomething, ISourceSession session, CancellationToken cancellationToken) =>
        _normalizing!.DescribeHeldBackAsync(holdsSomething, StoringTo(session, History(session)), cancellationToken);

    /// <summary>Adds what inspectors make of all that was read.</summary>
    public Task DeriveAsync(StoringStage storing, CancellationToken cancellationToken) =>
        new DerivingStage(request, Normalizer, Ledger, storing).RunAsync(Inspected(request.Scope is not null), Observations, cancellationToken);

    /// <summary>The pass as inspectors see it when it is over.</summary>
    public InspectedRun Inspected(bool isPartial) => new(Observations, Normalizer.Containers)
    {
        RunId = start.RunId,
        StartedAt = start.StartedAt,
        Environment = request.Source.Environment,
        IsPartial = isPartial,
    };

    /// <summary>What a source is told of the crawl.</summary>
    public CrawlContext Context(CrawlExtent? extent, ICrawlMemory? memory) => new()
    {
        SourceName = request.Source.Name,
        Instance = request.Source.Instance,
        Filter = ScopedFilter.Narrow(request.Source.Filter, extent),
        Memory = memory,
        TimeProvider = timeProvider,
    };

    /// <summary>Tells whoever watches how far the crawl is.</summary>
    public void Tell(string current) => observer?.OnProgress(new CrawlProgress(Ledger.Seen, Ledger.Emitted, Ledger.Problems, current));

    /// <summary>Notes what ended the pass.</summary>
    /// <param name="name">What was read, for people.</param>
    /// <param name="exception">What happened.</param>
    /// <param name="logger">Hears of what nobody foresaw.</param>
    public FailureCause Fail(string name, Exception exception, ILogger logger)
    {
        var cause = FailureCauses.Of(exception);
        if (cause == FailureCause.Unexpected)
            CrawlLog.UnexpectedFailure(logger, exception, start.Source, start.RunId);

        Ledger.Fail(new Notice(name, exception.Message, (exception as SourceException)?.Remedy));
        return cause;
    }

    public RunReport ToReport(RunStatus status, FailureCause? cause) => Ledger.ToReport(
        start,
        status,
        cause,
        timeProvider.GetElapsedTime(_began),
        Observations.Scopes.CompleteCount,
        DecisionCounter.Sum(request.Source.Transformers));

    public void Dispose() => Normalizer.Dispose();
}
