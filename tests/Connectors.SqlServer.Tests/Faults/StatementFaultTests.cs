using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Faults;

/// <summary>Errors in the middle of a crawl: those that pass are tried again, a few times; the others never look like an empty result.</summary>
public sealed class StatementFaultTests
{
    private static readonly Reply Deadlock = Reply.Failure(new ServerError(1205, "Transaction (Process ID 55) was deadlocked on lock resources.", 13));
    private static readonly Reply Locked = Reply.Failure(new ServerError(1222, "Lock request time out period exceeded.", 16));

    [Theory]
    [InlineData(1205)]
    [InlineData(1222)]
    [InlineData(40501)]
    public async Task Crawl_ErrorThatPasses_IsTriedAgain(int number)
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        FailFirst(server, "columns", 2, Reply.Failure(new ServerError(number, "Try again.")));
        var clock = new ImpatientClock();

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("features") }, clock: clock);

        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)], clock.Pauses);
    }

    [Fact]
    public async Task Crawl_ConnectionDroppedInMidResult_ReadsTheWholeResultAgain()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        var broken = new Reply(writer => writer.WriteResult([new Column("object_id", ColumnType.Int)], Enumerable.Range(0, 5000).Select(i => new object?[] { i }))) { DropAfter = 9000 };
        FailFirst(server, "tool-objects", 1, broken);

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.Equal(2, server.Catalog.Log.Count(entry => entry.Statement == "tool-objects"));
        Assert.Equal(2, server.Catalog.Log.Count(entry => entry is { Statement: "settings", Database: "features" }));
    }

    [Fact]
    public async Task Crawl_ConnectionClosedBetweenStatements_GoesOnWithAnother()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        FailFirst(server, "tool-objects", 1, new Reply(writer => writer.WriteResult([new Column("object_id", ColumnType.Int)], [])) { DropAfter = int.MaxValue });

        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));

        Assert.Equal(7, crawl.Dataset("sales.orders").Schema!.Fields.Count);
        Assert.Equal(2, server.Catalog.Log.Count(entry => entry is { Statement: "settings", Database: "features" }));
    }

    [Fact]
    public async Task Crawl_ConnectionDroppedAgainAndAgain_EndsAsRetriable()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        FailFirst(server, "columns", int.MaxValue, new Reply(writer => writer.WriteDone(0)) { DropAfter = 3 });

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(() => Crawl.OfAsync(server.ConnectionString("features")));

        Assert.Contains("failed 4 times", exception.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Catalog.Log.Count(entry => entry.Statement == "columns"));
    }

    [Theory]
    [InlineData(1205)]
    [InlineData(1222)]
    public async Task Crawl_OnlyDatabaseStaysBusy_EndsAsRetriable(int number)
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        FailFirst(server, "objects", int.MaxValue, number == 1205 ? Deadlock : Locked);

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(() => Crawl.OfAsync(server.ConnectionString("features")));

        Assert.Contains("is busy", exception.Message, StringComparison.Ordinal);
        Assert.Contains("LockTimeout", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_OneOfTwoDatabasesStaysBusy_IsIncompleteAndTheOtherIsCrawled()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, login) => statement == "columns" && login.Database == "features" ? Locked : null;

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString(), Databases = ["features", "archive"] });

        var incomplete = Assert.Single(crawl.All<ScopeIncomplete>());
        Assert.Equal(("features", IncompleteReason.Timeout), (incomplete.Scope.Name, incomplete.Reason));
        Assert.True(crawl.Has("dbo.Old_Orders"));
        Assert.DoesNotContain(crawl.All<ScopeCompleted>(), completed => completed.Scope.Name.StartsWith("features", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_StatementTakesTooLong_NamesTheOption()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement == "columns" ? Reply.Silence : null;

        var exception = await Assert.ThrowsAsync<RetriableSourceException>(
            () => Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("archive"), CommandTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Contains("CommandTimeout", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_Cancelled_EndsThoughTheServerIsSilent()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        using var cancellation = new CancellationTokenSource();
        server.Catalog.Instead = (statement, _) =>
        {
            if (statement != "columns")
                return null;
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(100));
            return Reply.Silence;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Crawl.OfAsync(
            new SqlServerOptions { ConnectionString = server.ConnectionString("archive") }, cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Crawl_CancelledInMidResult_Ends()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        using var cancellation = new CancellationTokenSource();
        Column[] columns = [new("object_id", ColumnType.Int)];
        server.Catalog.Instead = (statement, _) =>
        {
            if (statement != "tool-objects")
                return null;
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(100));
            return new Reply(writer =>
            {
                writer.WriteColumns(columns);
                writer.WriteRow(columns, [1]);
            }) { Stalls = true };
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Crawl.OfAsync(
            new SqlServerOptions { ConnectionString = server.ConnectionString("archive") }, cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Crawl_CoreViewFails_EndsAndNeverLooksEmpty()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement == "objects" ? Reply.Failure(new ServerError(229, "The SELECT permission was denied on the object 'objects'.")) : null;

        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.OfAsync(server.ConnectionString("archive")));

        Assert.Contains("'objects'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("GRANT VIEW DEFINITION", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_RoutineThatCannotBeBoundWhole_KeepsWhatWasReported()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        Column[] columns = [.. Enumerable.Range(0, 5).Select(i => new Column($"c{i}", ColumnType.NVarChar)), new("id", ColumnType.Int), new("s", ColumnType.Bit), new("u", ColumnType.Bit), new("a", ColumnType.Bit)];
        server.Catalog.Instead = (statement, _) => statement == "referenced-entities"
            ? new Reply(writer =>
            {
                writer.WriteColumns(columns);
                writer.WriteRow(columns, [null, null, "sales", "orders", null, null, false, true, false]);
                writer.WriteErrors(new ServerError(207, "Invalid column name 'gone'.", 16), new ServerError(2020, "The dependencies reported might not include references to columns.", 16));
            })
            : null;

        var crawl = await Crawl.OfAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("features"), IncludeReferencedColumns = true });

        Assert.Equal(["sales.orders"], crawl.Routine("sales.close_order").Outputs.Select(Crawl.Name));
        Assert.Contains(crawl.WarningsOf("sales.close_order"), warning => warning.Contains("Invalid column name 'gone'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_ServerCannotBind_IsUnsupportedAndAskedOnce()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement == "referenced-entities"
            ? Reply.Failure(new ServerError(208, "Invalid object name 'sys.dm_sql_referenced_entities'.", 16))
            : null;

        var crawl = await Crawl.OfAsync(
            new SqlServerOptions { ConnectionString = server.ConnectionString("features"), IncludeReferencedColumns = true, ReferencedColumnsSessions = 1 });

        Assert.Equal(CapabilityStatus.Unsupported, crawl.Capability("referenced-columns").Status);
        Assert.Equal(["sales.orders"], crawl.Routine("sales.close_order").Inputs.Select(Crawl.Name));
        Assert.Single(server.Catalog.Log, entry => entry.Statement == "referenced-entities");
    }

    [Fact]
    public async Task Crawl_TableDroppedMeanwhile_StaysAsItWas()
    {
        var database = FeatureCatalog.Archive();
        database.AddObject(1, "gone", "U ");
        await using var server = Recorded.With(database);

        var crawl = await Crawl.OfAsync(server.ConnectionString("archive"));

        Assert.Equal("dbo.gone", Crawl.Name(Assert.Single(crawl.All<AssetUnreadable>()).Path));
        Assert.False(crawl.Has("dbo.gone"));
        Assert.True(crawl.Has("dbo.Old_Orders"));
    }

    [Fact]
    public async Task Crawl_ServerDoesNotKnowTheSettings_IsReadAllTheSame()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement == "settings" ? Reply.Failure(new ServerError(102, "Incorrect syntax near 'DEADLOCK_PRIORITY'.", 15)) : null;

        var crawl = await Crawl.OfAsync(server.ConnectionString("archive"));

        Assert.True(crawl.Has("dbo.Old_Orders"));
    }

    private static void FailFirst(Recorded server, string statement, int times, Reply reply)
    {
        var failures = 0;
        server.Catalog.Instead = (asked, _) => asked == statement && failures++ < times ? reply : null;
    }
}
