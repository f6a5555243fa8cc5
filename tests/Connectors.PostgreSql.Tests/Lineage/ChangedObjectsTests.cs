using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Names within a tree go stale when objects change; lineage by oid and attnum must not.</summary>
public sealed class ChangedObjectsTests
{
    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ViewColumnAndSourceColumnRenamed_HasTheNewNames(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table t (id int, a text);
            create view v as select id, upper(a) as a from t;
            alter table v rename column a to shouted;
            alter table t rename column a to spoken;
            alter table t rename to words;
            """);

        var catalog = await LineageCatalog.ReadAsync(database);

        Assert.Equal("id <- words.id:I\nshouted <- words.spoken:T\nROWS (none)", catalog.Describe("v"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_WholeRowOfChangedTable_HasItsPresentColumns(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table t (id int, gone int, a text);
            create view v as select t::text as w from t;
            alter table t drop column gone;
            alter table t add column late int;
            """);

        var catalog = await LineageCatalog.ReadAsync(database);

        Assert.Equal("w <- t.a:T, t.id:T, t.late:T\nROWS (none)", catalog.Describe("v"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ColumnDroppedBeforeUsedOne_KeepsToAttnums(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table t (id int, gone int, a text, b text);
            create table u (id int, gone int, c text);
            create view v as select a, b, c from t join u using (id);
            alter table t drop column gone;
            alter table u drop column gone;
            create view w as select j.a, j.c from (t join u using (id)) as j;
            """);

        var catalog = await LineageCatalog.ReadAsync(database);

        Assert.Equal("a <- t.a:I\nb <- t.b:I\nc <- u.c:I\nROWS t.id:J, u.id:J", catalog.Describe("v"));
        Assert.Equal("a <- t.a:I\nc <- u.c:I\nROWS t.id:J, u.id:J", catalog.Describe("w"));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_ViewReplacedWithMoreColumns_HasThemAll(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table t (id int, a text);
            create view v as select id from t;
            create or replace view v as select id, a as b from t;
            """);

        var catalog = await LineageCatalog.ReadAsync(database);

        Assert.Equal("id <- t.id:I\nb <- t.a:I\nROWS (none)", catalog.Describe("v"));
    }
}
