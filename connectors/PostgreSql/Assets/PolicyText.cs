using System.Text;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Writes row-level security policies.</summary>
internal static class PolicyText
{
    private const uint Public = 0;
    private const int Using = 1;
    private const int WithCheck = 2;

    public static string Write(PolicyRow policy, uint relation, DatabaseContext context, TextSet texts)
    {
        var text = new StringBuilder(policy.IsPermissive ? "PERMISSIVE" : "RESTRICTIVE");
        text.Append(" FOR ").Append(CommandOf(policy.Command)).Append(" TO ").AppendJoin(", ", RolesOf(policy, context));
        if (!policy.HasExpressions)
            return text.ToString();
        var rows = texts.Find(new TextKey(TextKinds.Policies, relation, policy.Oid, Using));
        var check = texts.Find(new TextKey(TextKinds.Policies, relation, policy.Oid, WithCheck));
        if (rows is null && check is null)
            return texts.Require(new TextKey(TextKinds.Policies, relation, policy.Oid, Using));
        if (rows is not null)
            text.Append(" USING ").Append(SqlText.Parenthesize(rows));
        if (check is not null)
            text.Append(" WITH CHECK ").Append(SqlText.Parenthesize(check));
        return text.ToString();
    }

    private static IEnumerable<string> RolesOf(PolicyRow policy, DatabaseContext context) =>
        policy.Roles.Select(role => role == Public ? "PUBLIC" : SqlText.Quote(context.RoleName(role) ?? "?")).Order(StringComparer.Ordinal);

    private static string CommandOf(char command) => command switch
    {
        'r' => "SELECT",
        'a' => "INSERT",
        'w' => "UPDATE",
        'd' => "DELETE",
        _ => "ALL",
    };
}
