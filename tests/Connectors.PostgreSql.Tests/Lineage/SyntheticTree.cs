using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Trees with no more than the analysis reads, over one relation.</summary>
internal static class SyntheticTree
{
    public const uint Relation = 20_000;

    /// <summary>SELECT of these expressions FROM the relation.</summary>
    public static byte[] Of(params string[] expressions) => Encoding.UTF8.GetBytes($"({Query(RelationEntry, expressions)})");

    /// <summary>SELECT of the first column through that many subqueries.</summary>
    public static byte[] Nested(int levels)
    {
        const string column = "{VAR :varno 1 :varattno 1 :varlevelsup 0}";
        var query = Query(RelationEntry, column);
        for (var i = 0; i < levels; i++)
            query = Query($"{{RANGETBLENTRY :rtekind 1 :subquery {query} :inFromCl true}}", column);
        return Encoding.UTF8.GetBytes($"({query})");
    }

    private static string RelationEntry => $"{{RANGETBLENTRY :rtekind 0 :relid {Relation} :inFromCl true}}";

    private static string Query(string entry, params string[] expressions) =>
        $"{{QUERY :commandType 1 :rtable ({entry}) :jointree {{FROMEXPR :fromlist ({{RANGETBLREF :rtindex 1}}) :quals <>}} "
        + $":targetList ({string.Concat(expressions.Select((text, index) => $"{{TARGETENTRY :expr {text} :resno {index + 1} :resjunk false}}"))})}}";
}
