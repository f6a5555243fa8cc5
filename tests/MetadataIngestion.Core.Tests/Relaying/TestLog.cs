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

    private TestLog()
    {
        Store = NewStore();
    }

    public SqliteMetadataStore Store { get; }

    public static async Task<TestLog> OpenAsync()
    {
        var log = new TestLog();
        await log.Store.OpenAsync(CancellationToken.None);
        return log;
    }

    /// <summary>Appends entries, each of another entity; the same <paramref name="prefix"/> stands for the same entities as before.</summary>
    public async Task AppendAsync(int entries, int aspectBytes = 20, string? prefix = null)
    {
        var start = new RunStart(Guid.NewGuid().ToString("N"), "sales", DateTimeOffset.UnixEpoch);
        await using var session = await Store.BeginRunAsync(start, CancellationToken.None);
        await session.CommitAsync([.. Enumerable.Range(1, entries).Select(i => Change((prefix ?? start.RunId) + i, aspectBytes))], CancellationToken.None);
        await session.CompleteAsync(
            new RunReport { RunId = start.RunId, Source = "sales", Status = RunStatus.Succeeded, StartedAt = start.StartedAt },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private SqliteMetadataStore NewStore() => new(
        new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "metadata.db") },
        TimeProvider.System,
        NullLogger<SqliteMetadataStore>.Instance);

    private static EntityChange Change(string name, int aspectBytes) => new()
    {
        Key = new EntityKey("urn:li:tag:" + name, "tag", AssetKinds.Datasets, name, Identity: null),
        Aspects = [new AspectChange("tagKey", ChangeType.Upsert, Aspect(aspectBytes), new Fingerprint(1, 2))],
    };

    private static byte[] Aspect(int bytes) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"name\":\"{new string('x', bytes - 11)}\"}}"));
}
