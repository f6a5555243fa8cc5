using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Names that look like syntax of the tree itself, wherever a tree holds names.</summary>
public sealed class UnusualNamesTests
{
    private static readonly string[] Names =
    [
        "a b", "c)d", "e}f", "{VAR :varno 1}", @"back\slash", @"end\", ":col", "<>", "<", "say \"x\"", "end\"", "\"lead", "\"", "1x", "+1",
        "-.5", ".", "line\nbreak", "tab\tbed", "i", "b", "o", "[", "]", "[ 1 ]", "(i 1 2)", "Uml\u00e4ut \u6f22\u5b57 \U0001F600", "true",
    ];

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_NamesThatLookLikeSyntax_LeadToTheirColumns(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        var columns = string.Join(", ", Names.Select(Quote));
        await database.ExecuteAsync($$"""
            create table t ({{string.Join(", ", Names.Select(name => $"{Quote(name)} text"))}});
            create view v ({{columns}}) as
                with "c (te) } :x" ({{columns}}) as (select * from t as "al{ias" where {{Quote(Names[2])}} <> '} ) \ {')
                select {{columns}} from "c (te) } :x" as ") <>";
            """);

        var catalog = await LineageCatalog.ReadAsync(database);
        var lineage = catalog.Analyze(catalog.OidOf("v"));

        Assert.Equal(Names.Length, lineage.Columns.Length);
        for (var i = 0; i < Names.Length; i++)
            Assert.Equal(new LineageEdge(catalog.OidOf("t"), (short)(i + 1), LineageKind.Identity), Assert.Single(lineage.Columns[i].Direct));
        Assert.Equal(new LineageEdge(catalog.OidOf("t"), 3, LineageKind.Filter), Assert.Single(lineage.Rows));
    }

    [PostgresTheory, PostgresMajors(from: 15)]
    public async Task Analyze_SearchAndCycleByUnusualNames_LeadToTheirColumns(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await database.ExecuteAsync("""
            create table t (id int, parent int);
            create view v as
                with recursive r ("the ""key", "i") as (select id, parent from t union all select t.id, t.parent from t join r on t.parent = "the ""key")
                search breadth first by "i" set seq cycle "the ""key" set mark using path
                select seq::text as seq, mark, path::text as path from r;
            """);

        var catalog = await LineageCatalog.ReadAsync(database);

        Assert.Equal("seq <- t.parent:T\nmark <- t.id:T\npath <- t.id:T\nROWS t.id:J, t.parent:J", catalog.Describe("v"));
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
