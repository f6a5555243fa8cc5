using System.Text;
using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;
using MetadataIngestion.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MetadataIngestion.Core.Tests.Splitting;

/// <summary>A database with stores in it, each in a schema of its own, and crawls into them by one worker or several.</summary>
public sealed partial class SplitBench : IAsyncLifetime
{
    private const string Configuration = "one";

    private readonly List<PostgreSqlMetadataStore> _stores = [];
    private PostgresDatabase? _database;

    public async Task InitializeAsync()
    {
        // Without servers the tests are skipped, and so is this.
        if (PostgresServer.SkipReason is null)
            _database = await PostgresServer.Of(PostgresServer.Majors[^1]).CreateDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        await CloseAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>A store as one worker has it. Workers that name the same schema share it.</summary>
    internal async Task<IMetadataStore> OpenAsync(string schema = "shared")
    {
        var options = new PostgreSqlStoreOptions { ConnectionString = _database!.ConnectionString + ";Pooling=true;Maximum Pool Size=10", Schema = schema };
        var store = new PostgreSqlMetadataStore(options, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
        _stores.Add(store);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Closes all stores, so that those of one test leave connections to the next.</summary>
    internal async Task CloseAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        _stores.Clear();
    }

    internal static SourceDefinition Definition(params string[] allow) => new()
    {
        Name = "app",
        Filter = new AssetFilter(new FilterOptions { Allow = allow }),
        Removal = new RemovalPolicy { ThresholdPercent = 100 },
        Memory = new NoMemory(),
    };

    internal static CrawlRunner Runner(IMetadataStore store) => new(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance);

    /// <summary>How a worker crawls parts.</summary>
    internal static PartWork Work(IMetadataSource source, string worker, Func<SourceDefinition>? define = null, string configuration = Configuration) => new(new PartClaim("app", configuration, worker))
    {
        OpenAsync = () => Task.FromResult(new PartSource(define?.Invoke() ?? Definition(), source, source)),
    };

    /// <summary>Crawls a source that is split, as the worker whose turn it is.</summary>
    internal static Task<RunReport> CrawlAsync(
        IMetadataStore store, IMetadataSource source, int parts = 8, Func<SourceDefinition>? define = null, Func<Task>? onCall = null, CancellationToken cancellationToken = default) =>
        Runner(store).RunAsync(
            new CrawlRequest(define?.Invoke() ?? Definition())
            {
                Worker = "first",
                Split = new CrawlSplit(parts, Work(source, "first", define)) { CallForHelpAsync = async (_, _) => await (onCall?.Invoke() ?? Task.CompletedTask) },
            },
            source,
            observer: null,
            cancellationToken);

    internal static Task<RunReport> CrawlWholeAsync(IMetadataStore store, IMetadataSource source, Func<SourceDefinition>? define = null) =>
        Runner(store).RunAsync(new CrawlRequest(define?.Invoke() ?? Definition()), source, observer: null, CancellationToken.None);

    /// <summary>What the log says from an offset on, sorted, so that the order of parts does not count and whatever is there twice shows.</summary>
    internal static async Task<IReadOnlyList<string>> LogAsync(IMetadataStore store, long from = 1)
    {
        var lines = new List<string>();
        await foreach (var entry in store.ReadLogAsync(new LogQuery { From = from }, CancellationToken.None))
            lines.Add(Describe(entry));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>Runs SQL behind the stores' back.</summary>
    internal async Task<object?> QueryAsync(string sql, string schema = "shared")
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database!.ConnectionString) { SearchPath = schema }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static string Describe(LogEntry entry)
    {
        if (entry.Event is { } happened)
            return $"{entry.EntityUrn} event {RecordedChange.Read(happened.Name, happened.Payload)?.Code}";

        var proposal = entry.Proposal!;
        var headers = string.Concat(proposal.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $" {header.Key}={header.Value}"));
        return $"{proposal.EntityUrn} {proposal.ChangeType} {proposal.AspectName}{headers} {Lasting(entry, Encoding.UTF8.GetString(proposal.Aspect.Span))}";
    }

    /// <summary>An aspect without what is another in every run.</summary>
    private static string Lasting(LogEntry entry, string aspect) => Times().Replace(aspect.Replace(entry.RunId, "RUN", StringComparison.Ordinal), "$1");

    [GeneratedRegex("(\"(?:timestampMillis|lastUpdatedMillis|time|lastComputed)\":)\\d+")]
    private static partial Regex Times();

    /// <summary>Says that the source may remember; where, the parts themselves know.</summary>
    private sealed class NoMemory : ICrawlMemory
    {
        public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => default;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => default;
    }
}
