using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Benchmarks;

/// <summary>A log in a SQLite file, with proposals of about 1.2 KB about ten thousand datasets, again and again.</summary>
internal sealed class SyntheticLog : IAsyncDisposable
{
    private const int Datasets = 10_000;
    private const int AspectBytes = 1_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-log-");

    private SyntheticLog() => Store = new SqliteMetadataStore(
        new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "metadata.db") }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);

    public SqliteMetadataStore Store { get; }

    public static async Task<SyntheticLog> CreateAsync(int proposals)
    {
        var log = new SyntheticLog();
        await log.Store.OpenAsync(CancellationToken.None);
        var start = new RunStart(Guid.NewGuid().ToString("N"), "warehouse", DateTimeOffset.UtcNow);
        await using var session = await log.Store.BeginRunAsync(start, CancellationToken.None);
        for (var first = 0; first < proposals; first += Datasets)
            await session.CommitAsync([.. Enumerable.Range(first, Math.Min(Datasets, proposals - first)).Select(Change)], CancellationToken.None);

        await session.CompleteAsync(
            new RunReport { RunId = start.RunId, Source = start.Source, Status = RunStatus.Succeeded, StartedAt = start.StartedAt }, CancellationToken.None);
        return log;
    }

    /// <summary>The first entries of the log.</summary>
    public async Task<List<LogEntry>> ReadAsync(int count)
    {
        var entries = new List<LogEntry>(count);
        await foreach (var entry in Store.ReadLogAsync(new LogQuery { Limit = count }, CancellationToken.None))
            entries.Add(entry);

        return entries;
    }

    /// <summary>Delivers the whole log to a sink with the options that relays have by default.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RelayAsync(string name, IMetadataSink sink)
    {
        var relay = new Relay(name, sink, Store, new RelayOptions(), TimeProvider.System, NullLogger<Relay>.Instance);
        var watch = Stopwatch.StartNew();
        var report = await relay.DeliverAsync(null, CancellationToken.None);
        return report.Failure is null && report.Rejected == 0 ? watch.Elapsed : throw new InvalidOperationException($"Not all was delivered: {report.Failure?.Message}");
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>One of the proposals.</summary>
    public static EntityChange Change(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"warehouse.schema_{number % 100}.table_{number % Datasets}");
        var urn = $"urn:li:dataset:(urn:li:dataPlatform:postgres,{name},PROD)";
        return new EntityChange
        {
            Key = new EntityKey(urn, "dataset", AssetKinds.Datasets, name, Identity: null),
            Aspects = [new AspectChange("schemaMetadata", ChangeType.Upsert, Aspect(number), new Fingerprint((ulong)number, 2))],
        };
    }

    /// <summary>JSON that compresses about as well as a schema does.</summary>
    private static byte[] Aspect(int number)
    {
        var aspect = new StringBuilder("{\"fields\":[");
        for (var field = 0; aspect.Length < AspectBytes; field++)
        {
            var text = $"{{\"fieldPath\":\"column_{field}_{number * 31 % 9973}\",\"nullable\":false,\"type\":{{\"type\":{{\"com.linkedin.schema.StringType\":{{}}}}}},\"nativeDataType\":\"text\"}},";
            aspect.Append(text);
        }

        return Encoding.UTF8.GetBytes(aspect.Append("null]}").ToString());
    }
}
