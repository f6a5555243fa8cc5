using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Mesh.Tests.Scorecards;

public sealed class ScorecardReaderTests : IAsyncLifetime
{
    // A Thursday.
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("scorecard-tests-").FullName;
    private readonly ManualTime _time = new(Now);
    private SqliteMetadataStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteMetadataStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "metadata.db") }, _time, NullLogger<SqliteMetadataStore>.Instance);
        await _store.OpenAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Read_EmptyStore_IsRowsOfNothing()
    {
        var card = await ReadAsync(_store, _time);

        Assert.Equal(Score.Zero, card.Total.Score);
        Assert.Equal(["(in no domain)"], card.Domains.Select(row => row.Name));
        Assert.Equal(["(in no product)"], card.Products.Select(row => row.Name));
        Assert.All(card.Weeks, week => Assert.False(week.IsComplete));
    }

    [Fact]
    public async Task Read_AMesh_CountsEachDatasetOnceInEachDomainAroundIt()
    {
        await WriteMeshAsync(_store);

        AssertScores(await ReadAsync(_store, _time));
    }

    [PostgresFact]
    public async Task Read_AMeshInPostgreSql_CountsAlike()
    {
        foreach (var major in PostgresServer.Majors)
        {
            await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
            await using var store = new PostgreSqlMetadataStore(
                new PostgreSqlStoreOptions { ConnectionString = database.ConnectionString }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
            await store.OpenAsync(CancellationToken.None);
            await WriteMeshAsync(store);
            await new MeshSample(store).TellAsync("shop", "orders", removed: false, MeshSample.Breaking());

            var card = await ReadAsync(store, TimeProvider.System);

            AssertScores(card);
            Assert.Equal(1, card.Total.Breaking);
            Assert.Equal(["commerce 1", "sales 1", "returns 0", "logistics 0", "- 0"], card.Domains.Select(row => $"{row.Urn?.Split(':')[^1] ?? "-"} {row.Breaking}"));
        }
    }

    [Fact]
    public async Task Read_History_CountsByWeekWhereItHappened()
    {
        var sample = new MeshSample(_store);
        _time.Now = Now.AddDays(-70);
        await WriteMeshAsync(_store);
        await sample.TellAsync("shop", "orders", removed: false, MeshSample.Breaking("sales"));
        _time.Now = new DateTimeOffset(2026, 11, 1, 23, 59, 59, TimeSpan.Zero);
        await sample.TellAsync("shop", "orders", removed: false, MeshSample.Breaking("sales"));
        _time.Now = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        await sample.TellAsync("shop", "parcels", removed: true, MeshSample.Breaking("logistics"));
        await sample.TellAsync("shop", "orders", removed: false, MeshSample.Risky());
        _time.Now = Now;
        await sample.TellAsync("shop", "lines", removed: false, MeshSample.Violation("OPENED"), MeshSample.Violation("OPENED"), MeshSample.Violation("RESOLVED"));
        await sample.TellAsync("shop", "stray", removed: false, MeshSample.Violation("OPENED"));

        var card = await ReadAsync(_store, _time);

        Assert.Equal(["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"], card.Weeks.Select(week => week.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(card.Weeks, week => Assert.True(week.IsComplete));
        Assert.Equal("1/0/0 1/0/0 0/0/0 0/3/1", History(card.Total));
        Assert.Equal(
            [
                "Commerce 1/0/0 0/0/0 0/0/0 0/2/1",
                "<b>Sales</b> & co 1/0/0 0/0/0 0/0/0 0/2/1",
                "Returns 0/0/0 0/0/0 0/0/0 0/0/0",
                "logistics 0/0/0 1/0/0 0/0/0 0/0/0",
                "(in no domain) 0/0/0 0/0/0 0/0/0 0/1/0",
            ],
            card.Domains.Select(row => $"{row.Name} {History(row)}"));
        Assert.Equal(["Nothing yet 0/0/0 0/0/0 0/0/0 0/0/0", "Orders 1/0/0 0/0/0 0/0/0 0/2/1", "(in no product) 0/0/0 1/0/0 0/0/0 0/1/0"], card.Products.Select(row => $"{row.Name} {History(row)}"));
    }

    [Fact]
    public async Task Read_RetentionTookEntriesAway_TellsWhichWeeksMayBeIncomplete()
    {
        var sample = new MeshSample(_store);
        _time.Now = Now.AddDays(-25);
        await sample.CommitAsync("shop", MeshSample.Dataset("orders"));
        for (var day = 0; day < 25; day++)
        {
            _time.Now = Now.AddDays(day - 24);
            await sample.TellAsync("shop", "orders", removed: false, MeshSample.Breaking());
        }

        var before = await ReadAsync(_store, _time);
        await _store.ShortenLogAsync(new LogRetention { MaxAge = TimeSpan.FromDays(8) }, CancellationToken.None);
        var after = await ReadAsync(_store, _time);

        Assert.Equal((25, 9), (before.Total.Breaking, after.Total.Breaking));
        Assert.Equal([true, true, true, true], before.Weeks.Select(week => week.IsComplete));
        Assert.Equal([false, false, false, true], after.Weeks.Select(week => week.IsComplete));
    }

    [Fact]
    public async Task Read_WhatWasOpen_GoesBackFromNowInEveryRow()
    {
        await WriteCurveAsync();

        var card = await ReadAsync(_store, _time);

        Assert.Equal("2 1 1 3", Curve(card.Total));
        Assert.Equal(["sales 1 1 1 3", "logistics 1 0 0 0", "(in no domain) 0 0 0 0"], card.Domains.OrderByDescending(row => row.Name).Select(row => $"{row.Name} {Curve(row)}"));
        Assert.Equal(["Orders 1 1 1 3", "(in no product) 1 0 0 0"], card.Products.Select(row => $"{row.Name} {Curve(row)}"));
    }

    [Fact]
    public async Task Read_RetentionTookEventsAway_TheCurveBeginsWhereTheLogIsWhole()
    {
        await WriteCurveAsync();
        await _store.ShortenLogAsync(new LogRetention { MaxAge = TimeSpan.FromDays(8) }, CancellationToken.None);

        var card = await ReadAsync(_store, _time);

        Assert.Equal(("- - 1 3", new DateTimeOffset(2026, 11, 12, 0, 0, 0, TimeSpan.Zero)), (Curve(card.Total), card.KnownFrom));
    }

    [Fact]
    public async Task Read_FindingAboutSeveralDatasets_CountsOnceInEachRow()
    {
        var sample = new MeshSample(_store);
        await sample.CommitAsync("mesh", MeshSample.Product("orders", "Orders", "sales", "orders"));
        await sample.CommitAsync("shop", MeshSample.Dataset("orders", ["sales"]), MeshSample.Dataset("lines", ["sales"]), MeshSample.Dataset("parcels", ["logistics"]));
        await sample.CommitAsync("shop", MeshSample.Incident("one", "orders", "lines", "parcels"), MeshSample.Incident("two"));

        var card = await ReadAsync(_store, _time);

        Assert.Equal((2, 2), (card.Total.Score.Findings, card.Total.Opened));
        Assert.Equal(["logistics 1 1", "sales 1 1", "(in no domain) 1 1"], card.Domains.Select(row => $"{row.Name} {row.Score.Findings} {row.Opened}"));
        Assert.Equal(["Orders 1 1", "(in no product) 1 1"], card.Products.Select(row => $"{row.Name} {row.Score.Findings} {row.Opened}"));
    }

    [Fact]
    public async Task Read_DomainsInsideEachOther_AreAllThere()
    {
        await new MeshSample(_store).CommitAsync(
            "mesh", MeshSample.Domain("a", "A", "b"), MeshSample.Domain("b", "B", "a"), MeshSample.Domain("c", "C", "b"), MeshSample.Domain("d", "D", "d"), MeshSample.Domain("e", "E", "nowhere"));
        await new MeshSample(_store).CommitAsync("shop", MeshSample.Dataset("x", domains: ["c"]));

        var card = await ReadAsync(_store, _time);

        Assert.Equal(["A 0 0", "B 0 1", "C 1 1", "D 0 0", "E 0 0", "(in no domain) 0 0"], card.Domains.Select(row => $"{row.Name} {row.Depth} {row.Score.Assets}"));
    }

    /// <summary>One violation that stays, one that goes with its dataset, two new ones; and something else in between.</summary>
    private async Task WriteCurveAsync()
    {
        var sample = new MeshSample(_store);
        _time.Now = Now.AddDays(-70);
        await sample.CommitAsync("mesh", MeshSample.Product("orders", "Orders", "sales", "orders", "lines"));
        _time.Now = new DateTimeOffset(2026, 10, 28, 0, 0, 0, TimeSpan.Zero);
        await sample.CommitAsync(
            "shop",
            MeshSample.Dataset("orders", ["sales"], failing: ["GP101"]) with { Events = [MeshSample.Violation("OPENED", "elsewhere")] },
            MeshSample.Dataset("parcels", ["logistics"], failing: ["GP101"]) with { Events = [MeshSample.Violation("OPENED", "elsewhere")] });
        _time.Now = new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero);
        await sample.TellAsync("shop", "parcels", removed: true, MeshSample.Violation("RESOLVED", "logistics"));
        _time.Now = new DateTimeOffset(2026, 11, 12, 0, 0, 0, TimeSpan.Zero);
        await sample.TellAsync("shop", "orders", removed: false, MeshSample.Risky());
        _time.Now = Now;
        await sample.CommitAsync("shop", MeshSample.Dataset("lines", ["sales"], failing: ["GP103", "GP201"]) with { Events = [MeshSample.Violation("OPENED"), MeshSample.Violation("OPENED")] });
    }

    private static string Curve(ScorecardRow row) => string.Join(' ', row.Weeks.Select(week => week.Open?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"));

    private static async Task WriteMeshAsync(IMetadataStore store)
    {
        var sample = new MeshSample(store);
        await sample.CommitAsync(
            "mesh",
            MeshSample.Domain("commerce", "Commerce"),
            MeshSample.Domain("sales", "<b>Sales</b> & co", "commerce"),
            MeshSample.Domain("returns", "Returns", "commerce"),
            MeshSample.Product("orders", "Orders", "sales", "orders", "lines", "never-there"),
            MeshSample.Product("nothing", "Nothing yet", "commerce"));
        await sample.CommitAsync(
            "shop",
            [
                MeshSample.Dataset("orders", ["sales"], owner: "ada", description: "Every order", tag: "gold", passing: ["GP101"]),
                MeshSample.Dataset("lines", ["sales"], owner: "ada", failing: ["GP103", "GP201"]),
                MeshSample.Dataset("refunds", ["sales", "returns"], description: "What came back", fieldTag: true, failing: ["GP101"]),
                MeshSample.Dataset("parcels", ["logistics"]),
                MeshSample.Dataset("stray"),
                .. MeshSample.Contract("c1", "orders", "ACTIVE", "SUCCESS", "ERROR"),
                .. MeshSample.Contract("c2", "lines", "ACTIVE", "SUCCESS", "FAILURE"),
                .. MeshSample.Contract("c3", "refunds", "PENDING", "SUCCESS"),
                .. MeshSample.Contract("c4", "parcels", "ACTIVE", "ERROR"),
            ]);
        await sample.CommitAsync("copy", MeshSample.Dataset("orders", ["sales"], owner: "bob", failing: ["GP101"]));
    }

    /// <summary>Datasets, owned, described, classified, under contract, passing, findings.</summary>
    private static void AssertScores(Scorecard card)
    {
        Assert.Equal("5 2 2 2 3 1 4", Numbers(card.Total.Score));
        Assert.Equal(
            [
                "0 Commerce 3 2 2 2 2 1 4",
                "1 <b>Sales</b> & co 3 2 2 2 2 1 4",
                "1 Returns 1 0 1 1 0 0 1",
                "0 logistics 1 0 0 0 1 0 0",
                "0 (in no domain) 1 0 0 0 0 0 0",
            ],
            card.Domains.Select(row => $"{row.Depth} {row.Name} {Numbers(row.Score)}"));
        Assert.Equal(["Nothing yet 0 0 0 0 0 0 0", "Orders 2 2 1 1 2 1 3", "(in no product) 3 0 1 1 1 0 1"], card.Products.Select(row => $"{row.Name} {Numbers(row.Score)}"));
    }

    private static Task<Scorecard> ReadAsync(IMetadataStore store, TimeProvider time) => new ScorecardReader(store, time).ReadAsync(weeks: 4, CancellationToken.None);

    private static string Numbers(Score score) => $"{score.Assets} {score.Owned} {score.Described} {score.Classified} {score.Promised} {score.Passing} {score.Findings}";

    private static string History(ScorecardRow row) => string.Join(' ', row.Weeks.Select(week => $"{week.Breaking}/{week.Opened}/{week.Resolved}"));
}
