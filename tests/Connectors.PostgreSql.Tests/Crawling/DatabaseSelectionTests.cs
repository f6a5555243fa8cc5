using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Crawling;
using MetadataIngestion.Connectors.Shared;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;

public sealed class DatabaseSelectionTests
{
    private static readonly Database App = Open("app");
    private static readonly Database Shop = Open("shop");
    private static readonly Database Template = Open("template1") with { IsTemplate = true };
    private static readonly Database Closed = Open("template0") with { IsTemplate = true, AllowsConnections = false };

    [Fact]
    public void Choose_NothingNamedAnywhere_CrawlsAllButTemplates()
    {
        var choices = Choose([], null, App, Shop, Template, Closed);

        Assert.Equal(["app", "shop"], Crawled(choices));
        Assert.Equal("it is a template", RuleOf(choices, "template1"));
        Assert.Equal("it is a template", RuleOf(choices, "template0"));
    }

    [Fact]
    public void Choose_ConnectionStringNamesADatabase_CrawlsThatAlone()
    {
        var choices = Choose([], "shop", App, Shop);

        Assert.Equal(["shop"], Crawled(choices));
        Assert.Equal("the connection string names database shop and Databases is empty", RuleOf(choices, "app"));
    }

    [Fact]
    public void Choose_Asterisk_CrawlsAllWhateverTheConnectionStringNames() =>
        Assert.Equal(["app", "shop"], Crawled(Choose(["*"], "shop", App, Shop, Template)));

    [Fact]
    public void Choose_List_CrawlsWhatItNamesEvenATemplate()
    {
        var choices = Choose(["template1", "app"], null, App, Shop, Template);

        Assert.Equal(["app", "template1"], Crawled(choices));
        Assert.Equal("Databases does not name it", RuleOf(choices, "shop"));
    }

    [Fact]
    public void Choose_NamedDatabaseThatDoesNotExist_IsIncompleteAndSaysSo()
    {
        var missing = Assert.Single(Choose(["gone", "app"], null, App), choice => choice.Database is null);

        var verdict = Assert.IsType<ScopeIncomplete>(missing.Verdict);
        Assert.Equal("gone", verdict.Scope.Name);
        Assert.Contains("does not exist", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_NoRightToConnect_IsIncompleteWithTheGrantThatIsMissing()
    {
        var choice = Assert.Single(Choose([], null, App with { MayConnect = false }));

        var verdict = Assert.IsType<ScopeIncomplete>(choice.Verdict);
        Assert.Equal(IncompleteReason.AccessDenied, verdict.Reason);
        Assert.Contains("GRANT CONNECT ON DATABASE app TO crawler;", verdict.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_NamedDatabaseThatAllowsNoConnections_IsIncomplete() =>
        Assert.IsType<ScopeIncomplete>(Assert.Single(Choose(["template0"], null, Closed)).Verdict);

    [Fact]
    public void Choose_HalfDroppedDatabase_IsAsIfItWereGone() => Assert.Empty(Choose([], null, App with { ConnectionLimit = -2 }));

    [Fact]
    public void Choose_DatabaseOfTheHostingService_IsLeftOut() =>
        Assert.Equal("it belongs to the hosting service", RuleOf(Choose([], null, Open("rdsadmin")), "rdsadmin"));

    [Fact]
    public void EntryPoints_SeveralDatabases_BeginWithTheConnectionStringsOwn()
    {
        var selection = new DatabaseSelection(["b", "a", "*"], "app");

        Assert.Equal(["app", "a", "b", "postgres", "template1"], selection.EntryPoints());
    }

    private static List<DatabaseChoice> Choose(string[] names, string? connected, params Database[] databases)
    {
        var context = new CrawlContext { SourceName = "test" };
        return new DatabaseSelection(names, connected).Choose(databases, AssetPath.Root("postgres"), new CrawlFilter(context.Filter), "crawler");
    }

    private static Database Open(string name) => new(1, name, 10) { AllowsConnections = true, MayConnect = true, ConnectionLimit = -1 };

    private static IEnumerable<string> Crawled(List<DatabaseChoice> choices) =>
        choices.Where(choice => choice.Verdict is null).Select(choice => choice.Path.LastPart);

    private static string RuleOf(List<DatabaseChoice> choices, string name) =>
        Assert.IsType<AssetFiltered>(choices.Single(choice => choice.Path.LastPart == name).Verdict).Rule;
}
