using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests.Support;

/// <summary>The conformance tests of a connector without flaws; a test changes one thing and sees which rule objects. Not found by xunit itself.</summary>
internal sealed class ScriptedConformance : ConnectorConformance
{
    public const string Password = "hunter2-but-longer";

    private bool _isBroken;
    private bool _isBlocked;

    public ConnectorDescriptor Descriptor { get; init; } = ScriptedPlugin.Sound;

    public Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>> Crawl { get; init; } = (context, token) => Shop.Crawl(Shop.Items(context), token);

    public Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>> BrokenCrawl { get; init; } =
        (context, token) => Shop.Crawl(Shop.Items(context).Select(item => Unreadable(item, "orders")), token);

    public Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>> UnreachableCrawl { get; init; } =
        (_, token) => Shop.Fail(new RetriableSourceException("Nobody listens at shop.example.com."), token);

    public Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>>? BlockedCrawl { get; init; }

    public Func<CrawlContext, int, IReadOnlyList<SourcePart>> Plan { get; init; } = Shop.Parts;

    public Func<ConnectionReport> Check { get; init; } = () => new ConnectionReport([new ConnectionStep("server", ConnectionStepStatus.Passed, "It answers.")]);

    public Func<ConnectionReport> UnreachableCheck { get; init; } =
        () => new ConnectionReport([new ConnectionStep("server", ConnectionStepStatus.Failed, "Nobody listens.", "Start it.")]);

    public Action Construct { get; init; } = () => { };

    public string LogMessage { get; init; } = "crawling";

    public string? Folder { get; init; }

    public string OptionsPassword { get; init; } = Password;

    public string Server { get; init; } = "shop.example.com";

    public List<ScriptedOptions> Invalid { get; } = [new ScriptedOptions()];

    protected override string ConnectorFolder => Folder ?? base.ConnectorFolder;

    protected override string? Secret => Password;

    public static CrawlItem Unreadable(CrawlItem item, string name) => item is AssetFound { Asset: Dataset dataset } && dataset.Path.LastPart == name
        ? new AssetUnreadable(dataset.Path, AssetKinds.Datasets, "It is locked.")
        : item;

    protected override IConnectorPlugin CreatePlugin() => new ScriptedPlugin(Descriptor);

    protected override object CreateOptions() => Options(_isBlocked ? BlockedCrawl! : _isBroken ? BrokenCrawl : Crawl, Check);

    protected override object CreateUnreachableOptions() => Options(UnreachableCrawl, UnreachableCheck);

    protected override IEnumerable<object> CreateInvalidOptions() => Invalid;

    protected override Task<IAsyncDisposable> BreakOneObjectAsync()
    {
        _isBroken = true;
        return Task.FromResult<IAsyncDisposable>(new Undo(() => _isBroken = false));
    }

    protected override Task<IAsyncDisposable?> BlockAsync()
    {
        _isBlocked = BlockedCrawl is not null;
        return Task.FromResult<IAsyncDisposable?>(_isBlocked ? new Undo(() => _isBlocked = false) : null);
    }

    private ScriptedOptions Options(Func<CrawlContext, CancellationToken, IAsyncEnumerable<CrawlItem>> crawl, Func<ConnectionReport> check) => new()
    {
        Server = Server,
        Password = OptionsPassword,
        Construct = Construct,
        Crawl = crawl,
        Plan = Plan,
        Check = check,
        LogMessage = LogMessage,
    };
}
