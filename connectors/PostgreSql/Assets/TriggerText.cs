using System.Text;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Writes triggers, without the arguments of their functions, which may be secrets.</summary>
internal static class TriggerText
{
    private const int PerRow = 1;
    private const int Before = 2;
    private const int InsteadOf = 64;
    private static readonly (int Bit, string Name)[] Events = [(4, "INSERT"), (8, "DELETE"), (16, "UPDATE"), (32, "TRUNCATE")];

    public static string Write(TriggerRow trigger, in RelationRows rows, TextSet texts)
    {
        var text = new StringBuilder(TimeOf(trigger.Type)).Append(' ');
        AppendEvents(text, trigger, rows);
        text.Append((trigger.Type & PerRow) != 0 ? " FOR EACH ROW" : " FOR EACH STATEMENT");
        if (trigger.HasCondition)
            text.Append(ConditionOf(texts.Require(new TextKey(TextKinds.Triggers, rows.Relation.Oid, trigger.Oid))));
        text.Append(" EXECUTE FUNCTION ").Append(SqlText.Qualify(trigger.FunctionSchema, trigger.Function)).Append("()");
        return text.Append(StateText.Of(trigger.Enabled)).ToString();
    }

    private static string TimeOf(short type) => (type & InsteadOf) != 0 ? "INSTEAD OF" : (type & Before) != 0 ? "BEFORE" : "AFTER";

    private static void AppendEvents(StringBuilder text, TriggerRow trigger, in RelationRows rows)
    {
        var first = true;
        foreach (var (bit, name) in Events)
        {
            if ((trigger.Type & bit) == 0)
                continue;
            text.Append(first ? "" : " OR ").Append(name);
            if (name == "UPDATE" && trigger.Columns.Length > 0)
                text.Append(" OF ").AppendJoin(", ", Array.ConvertAll(rows.ColumnNames.Of(trigger.Columns), SqlText.Quote));
            first = false;
        }
    }

    // The server writes the whole statement; the condition stands between the level and the function.
    private static string ConditionOf(string definition)
    {
        var start = definition.IndexOf(" WHEN (", StringComparison.Ordinal);
        var end = definition.LastIndexOf(" EXECUTE ", StringComparison.Ordinal);
        return start >= 0 && end > start ? definition[start..end] : string.Empty;
    }
}
