using MetadataIngestion.Storage.Tests.Contract;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;

namespace MetadataIngestion.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_FolderIsMissing_CreatesIt()
    {
        var path = _folder.File("a/b/metadata.db");

        await using var store = await SqliteFile.OpenAsync(path);

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Constructor_FolderIsMissing_TouchesNothing()
    {
        _ = SqliteFile.Store(_folder.File("a/metadata.db"));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Open_FolderIsAFile_NamesTheFolderAndTheRemedy()
    {
        await File.WriteAllTextAsync(_folder.File("a"), "");

        var error = await OpenFailsAsync(_folder.File("a/metadata.db"));

        Assert.Contains($"The folder '{_folder.File("a")}' cannot be created", error, StringComparison.Ordinal);
        Assert.Contains("choose another path", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysSo()
    {
        var error = await OpenFailsAsync(_folder.Path);

        Assert.Contains($"'{_folder.Path}' cannot be opened", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerSchema_RefusesAndChangesNothing()
    {
        var path = _folder.File();
        await (await SqliteFile.OpenAsync(path)).DisposeAsync();
        SqliteFile.Query(path, "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(path);

        var error = await OpenFailsAsync(path);

        Assert.Contains($"'{path}' has schema version 99, and this program knows versions up to 12", error, StringComparison.Ordinal);
        Assert.Contains("Use the newer program", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Open_SchemaOfTheFirstVersion_IsUpgradedAndKeepsWhatItHolds()
    {
        var path = _folder.File();
        using (var first = typeof(SqliteMetadataStore).Assembly.GetManifestResourceStream("Sqlite/Migrations/0001_initial.sql")!)
            SqliteFile.Query(path, await new StreamReader(first).ReadToEndAsync());
        SqliteFile.Query(
            path,
            """
            PRAGMA application_id = 1296649799; PRAGMA user_version = 1;
            INSERT INTO source (id, name) VALUES (1, 'sales');
            INSERT INTO run (run_id, source, owner, status, started_at, emitted) VALUES ('run-1', 1, 'process 1', 'Running', 0, 3);
            """);

        await using var store = await SqliteFile.OpenAsync(path);

        Assert.Equal(12L, SqliteFile.Query(path, "PRAGMA user_version"));
        var run = Assert.Single(await store.ListRunsAsync(new RunQuery(), CancellationToken.None));
        Assert.Equal(("run-1", 3, null), (run.RunId, run.Proposals.Emitted, run.Scope));
        Assert.Empty(await store.Requests.ListAsync(null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Open_SchemaOfTheSecondVersion_KnowsWhatDependsOnWhatAndRemembers()
    {
        var path = _folder.File();
        foreach (var name in (ReadOnlySpan<string>)["0001_initial.sql", "0002_service.sql"])
        {
            using var script = new StreamReader(typeof(SqliteMetadataStore).Assembly.GetManifestResourceStream("Sqlite/Migrations/" + name)!);
            SqliteFile.Query(path, script.ReadToEnd());
        }

        SqliteFile.Query(
            path,
            """
            PRAGMA application_id = 1296649799; PRAGMA user_version = 2;
            INSERT INTO source (id, name) VALUES (1, 'sales');
            INSERT INTO run (id, run_id, source, owner, status, started_at) VALUES (1, 'run-1', 1, 'process 1', 'Succeeded', 0);
            INSERT INTO aspect (id, name) VALUES (1, 'upstreamLineage'), (2, 'dataJobInputOutput'), (3, 'status');
            INSERT INTO entity (id, source, urn, entity_type, kind, path, removed) VALUES (1, 1, 'urn:view', 'dataset', 2, 'a', 0), (2, 1, 'urn:job', 'dataJob', 4, 'b', 0);
            INSERT INTO log (log_offset, recorded_at, run, entity, aspect, change_type, payload) VALUES
              (1, 0, 1, 1, 1, 0, CAST('{"upstreams":[{"dataset":"urn:old"}]}' AS BLOB)),
              (2, 0, 1, 1, 1, 0, CAST('{"upstreams":[{"dataset":"urn:a"},{"dataset":"urn:b"}]}' AS BLOB)),
              (3, 0, 1, 2, 2, 0, CAST('{"inputDatasets":["urn:a"],"outputDatasets":["urn:c"]}' AS BLOB)),
              (4, 0, 1, 2, 3, 0, CAST('{"removed":false}' AS BLOB));
            INSERT INTO aspect_state (entity, aspect, fingerprint, log_offset, memo) VALUES (1, 1, X'00', 2, NULL), (2, 2, X'00', 3, X'09'), (2, 3, X'00', 4, NULL);
            """);

        await using var store = await SqliteFile.OpenAsync(path);
        await using var session = await store.BeginPreviewAsync(new RunStart("run-2", "sales", DateTimeOffset.UnixEpoch), CancellationToken.None);

        var dependents = await session.FindDependentsAsync(["urn:a", "urn:b", "urn:c", "urn:old"], 10, CancellationToken.None);
        Assert.Equal(["urn:job urn:view", "urn:view", "urn:job", ""], dependents.Select(static found => string.Join(' ', found.Select(static dependent => dependent.Urn))));
        Assert.Equal("|09", string.Join('|', (await session.LoadMemosAsync([1, 2], CancellationToken.None)).Select(static memo => Convert.ToHexString(memo.Span))));
    }

    [Fact]
    public async Task Open_ContractsAndProductsFromBeforeTheyWereKnownToDepend_DoSoNow()
    {
        var path = _folder.File();
        await using (var store = await SqliteFile.OpenAsync(path))
            await Memberships.CommitAsync(store);
        SqliteFile.Query(path, Memberships.Script("Sqlite/Migrations/0006_memberships.sql"));

        await using var opened = await SqliteFile.OpenAsync(path);

        Assert.Equal("urn:assertion, urn:contract, urn:product", await Memberships.FindDependentsAsync(opened, "urn:a"));
        Assert.Equal("urn:product", await Memberships.FindDependentsAsync(opened, "urn:b"));
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherProgram_RefusesAndChangesNothing()
    {
        var path = _folder.File();
        SqliteFile.Query(path, "CREATE TABLE theirs (id INTEGER)");
        var before = await File.ReadAllBytesAsync(path);

        var error = await OpenFailsAsync(path);

        Assert.Contains($"'{path}' is an SQLite database of another program", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Open_NotADatabase_RefusesAndChangesNothing()
    {
        var path = _folder.File();
        var before = new string('x', 5000);
        await File.WriteAllTextAsync(path, before);

        var error = await OpenFailsAsync(path);

        Assert.Contains($"'{path}' is not an SQLite database", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Open_EmptyFile_BecomesAStore()
    {
        await File.WriteAllBytesAsync(_folder.File(), []);

        await using var store = await SqliteFile.OpenAsync(_folder.File());

        Assert.Equal(0, await store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task OpenAndRead_DamagedFile_SaysWhatToDo()
    {
        var path = _folder.File();
        await (await SqliteFile.OpenAsync(path)).DisposeAsync();
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.Seek(8192, SeekOrigin.Begin);
            file.Write(new byte[file.Length - 8192]);
        }

        var error = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await using var store = await SqliteFile.OpenAsync(path);
            await store.GetHeadOffsetAsync(CancellationToken.None);
        });

        Assert.Contains($"'{path}' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ManyAtOnceOnANewFile_AllSucceed()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteFile.OpenAsync(_folder.File()))));

        foreach (var store in stores)
        {
            Assert.Equal(0, await store.GetHeadOffsetAsync(CancellationToken.None));
            await store.DisposeAsync();
        }

        Assert.Equal(12L, SqliteFile.Query(_folder.File(), "PRAGMA user_version"));
    }

    [Fact]
    public async Task Open_NewStore_WritesAheadAndFlushesEachCommit()
    {
        await using var store = await SqliteFile.OpenAsync(_folder.File());
        using var database = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File() });
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys";

        Assert.Equal("wal 2 1", command.ExecuteScalar());
    }

    private static async Task<string> OpenFailsAsync(string path)
    {
        await using var store = SqliteFile.Store(path);
        return (await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync(CancellationToken.None))).Message;
    }
}
