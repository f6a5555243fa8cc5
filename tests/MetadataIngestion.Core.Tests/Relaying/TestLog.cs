using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

/// <summary>A log in a SQLite file of its own.</summary>
internal sealed class TestLog : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relay-tests-");

    private TestLog(TimeSpan busyTimeout)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "metadata.db");
        Store = new SqliteMetadataStore(
            new SqliteStoreOptions { Path = Path, BusyTimeout = busyTimeout }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    public SqliteMetadataStore Store { get; }

    public static async Task<TestLog> OpenAsync(TimeSpan? busyTimeout = null)
    {
        var log = new TestLog(busyTimeout ?? TimeSpan.FromSeconds(30));
        await log.Store.OpenAsync(CancellationToken.None);
        return log;
    }

    /// <summary>Appends entries about entities that are new, one each.</summary>
    public Task AppendAsync(int entries, int aspectBytes = 20) =>
        AppendAsync([.. Enumerable.Range(1, entries).Select(i => Change($"{Guid.NewGuid():N}{i}", aspectBytes))]);

    /// <summary>Appends an entry about each of these entities.</summary>
    public Task AppendAsync(params string[] names) => AppendAsync([.. names.Select(name => Change(name, aspectBytes: 20))]);

    /// <summary>Appends verdicts on entities that are new, one each.</summary>
    public Task TellAsync(int events) => AppendAsync([.. Enumerable.Range(1, events).Select(i => Change($"{Guid.NewGuid():N}{i}", aspectBytes: 20) with
    {
        Events = [new EntityEvent("entityChangeEvent", """{"parameters":{"code":"field.dropped","level":"breaking","message":"a field is gone"}}"""u8.ToArray())],
    })]);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task AppendAsync(EntityChange[] changes)
    {
        var start = new RunStart(Guid.NewGuid().ToString("N"), "sales", DateTimeOffset.UnixEpoch);
        await using var session = await Store.BeginRunAsync(start, CancellationToken.None);
        await session.CommitAsync(changes, CancellationToken.None);
        await session.CompleteAsync(
            new RunReport { RunId = start.RunId, Source = "sales", Status = RunStatus.Succeeded, StartedAt = start.StartedAt },
            CancellationToken.None);
    }

    private static EntityChange Change(string name, int aspectBytes) => new()
    {
        Key = new EntityKey("urn:li:tag:" + name, "tag", AssetKinds.Datasets, name, Identity: null),
        Aspects = [new AspectChange("tagKey", ChangeType.Upsert, Aspect(aspectBytes), new Fingerprint(1, 2))],
    };

    private static byte[] Aspect(int bytes) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"name\":\"{new string('x', bytes - 11)}\"}}"));
}
