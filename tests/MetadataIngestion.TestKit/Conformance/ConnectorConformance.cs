using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>
/// The rules that every connector keeps, as tests. A connector's test project derives one class for each kind of source it can set up, says how
/// to make one that is there, one that is not and one that is broken, and inherits the rest. xunit makes an instance for each test.
/// </summary>
public abstract partial class ConnectorConformance
{
    private const string First = "first";
    private const string Second = "second";

    /// <summary>The folder that holds <c>plugin.json</c> and <c>sample.json</c>. The default is the folder of the plugin's assembly.</summary>
    protected virtual string ConnectorFolder => Path.GetDirectoryName(CreatePlugin().GetType().Assembly.Location)!;

    /// <summary>The password, token or key in the options, which must not appear anywhere; <see langword="null"/> for a connector that has none.</summary>
    protected abstract string? Secret { get; }

    /// <summary>The platform of every path, when the options decide it; <see langword="null"/>, the default, for the descriptor's.</summary>
    protected virtual string? Platform => null;

    /// <summary>A new plugin, made as the host makes it.</summary>
    protected abstract IConnectorPlugin CreatePlugin();

    /// <summary>
    /// Options of a source that is there and holds at least one dataset; <see langword="null"/> for a connector without options. Nothing
    /// changes in the source while a test runs, except by <see cref="BreakOneObjectAsync"/>.
    /// </summary>
    protected abstract object? CreateOptions();

    /// <summary>Options that are well formed, but name a source that is not there: a port where nobody listens, a missing folder.</summary>
    protected abstract object? CreateUnreachableOptions();

    /// <summary>
    /// Makes something in the source of <see cref="CreateOptions"/> unreadable without dropping it: an object that is locked or damaged, a scope
    /// without rights. Disposing what is returned mends it.
    /// </summary>
    protected abstract Task<IAsyncDisposable> BreakOneObjectAsync();

    /// <summary>
    /// Makes a crawl of the source of <see cref="CreateOptions"/> wait in the middle, as behind a lock or a server that does not answer.
    /// Disposing what is returned lets it go on. The default, for sources that cannot be blocked, is <see langword="null"/>.
    /// </summary>
    protected virtual Task<IAsyncDisposable?> BlockAsync() => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Options that must be refused before anything is started. The default is none.</summary>
    protected virtual IEnumerable<object> CreateInvalidOptions() => [];

    /// <summary>Crawls once with a source of its own.</summary>
    private protected static async Task<CrawlRecord> CrawlAsync(ConnectorHost host, object? options, CrawlContext context)
    {
        await using var lease = host.CreateSource(options);
        return await CrawlRecord.OfAsync(lease.Source.CrawlAsync(context, CancellationToken.None));
    }

    /// <summary>Crawls the source that is there and expects that to work.</summary>
    private protected async Task<CrawlRecord> CrawlAsync(ConnectorHost host, string instance = First)
    {
        var crawl = await CrawlAsync(host, CreateOptions(), Context(instance));
        Assert.True(crawl.Failure is null, $"The crawl of the source that CreateOptions names failed: {crawl.Failure}");
        Assert.True(crawl.Assets.OfType<Dataset>().Any(), "The crawl found no dataset. Let CreateOptions name a source that holds at least one.");
        return crawl;
    }

    private protected ConnectorHost CreateHost() => new(CreatePlugin());

    private protected static CrawlContext Context(string instance = First) => new() { SourceName = $"conformance-{instance}", Instance = instance };
}
