using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>What there is to say about a table or view that the model has no place for.</summary>
internal sealed class RelationProperties(DatabaseContext context)
{
    private const int UpdatableLedger = 2;
    private const int AppendOnlyLedger = 3;
    private const int PeriodStart = 1;
    private const int PeriodEnd = 2;

    public IReadOnlyDictionary<string, string> Build(in RelationRows rows, Annotations annotations, PartitionScheme? scheme)
    {
        var properties = new PropertyList();
        if (context.Catalog.Tables.FirstOf(rows.Relation.ObjectId) is { } table)
            AddTable(ref properties, table, rows);
        if (context.Catalog.Views.FirstOf(rows.Relation.ObjectId) is { } view)
            AddView(ref properties, view, rows.Module);
        if (context.Catalog.ExternalTables.FirstOf(rows.Relation.ObjectId) is { } external)
            AddExternal(ref properties, external);
        if (scheme is not null)
        {
            properties.Add("partition.scheme", scheme.Name);
            properties.Add("partition.function", scheme.Function);
        }

        AddConstraints(ref properties, rows);
        AddTriggers(ref properties, rows.Relation);
        properties.AddRange(annotations.Properties);
        return properties.ToDictionary();
    }

    private void AddTable(ref PropertyList properties, TableRow table, in RelationRows rows)
    {
        properties.AddIf(table.IsMemoryOptimized, "memory-optimized", table.Durability ?? "true");
        properties.AddIf(table.IsNode, "graph", "node");
        properties.AddIf(table.IsEdge, "graph", "edge");
        properties.AddIf(table.IsFileTable, "file-table");
        properties.AddIf(table.HasChangeDataCapture, "change-data-capture");
        properties.AddIf(table.LedgerType == UpdatableLedger, "ledger", "updatable");
        properties.AddIf(table.LedgerType == AppendOnlyLedger, "ledger", "append-only");
        if (table.HistoryTableId is { } history)
            properties.AddOptional("history-table", context.NameOf(history));
        AddPeriod(ref properties, rows);
        if (table.RetentionPeriod is > 0)
            properties.Add("history-retention", FormattableString.Invariant($"{table.RetentionPeriod} {table.RetentionUnit}"));
    }

    private static void AddPeriod(ref PropertyList properties, in RelationRows rows)
    {
        string? start = null, end = null;
        foreach (ref readonly var column in rows.Columns)
        {
            if (column.GeneratedAlways == PeriodStart)
                start = column.Name;
            else if (column.GeneratedAlways == PeriodEnd)
                end = column.Name;
        }

        if (start is not null && end is not null)
            properties.Add("period", $"{SqlText.Display(start)}, {SqlText.Display(end)}");
    }

    private static void AddView(ref PropertyList properties, ViewRow view, ModuleRow? module)
    {
        properties.AddIf(view.HasCheckOption, "check-option");
        properties.AddIf(view.IsLedgerView, "ledger", "view");
        properties.AddIf(module is { IsSchemaBound: true }, "schema-bound");
    }

    private static void AddExternal(ref PropertyList properties, ExternalTable table)
    {
        properties.AddOptional("external.location", table.Location);
        properties.AddOptional("external.source", table.Source);
        properties.AddOptional("external.source-type", table.SourceType);
        properties.AddOptional("external.source-location", table.SourceLocation);
        properties.AddOptional("external.format", table.Format);
        properties.AddOptional("external.remote-schema", table.RemoteSchema);
        properties.AddOptional("external.remote-object", table.RemoteObject);
    }

    private static void AddConstraints(ref PropertyList properties, in RelationRows rows)
    {
        foreach (ref readonly var key in rows.Keys)
            properties.AddIf(!key.IsEnforced, $"constraint.{key.Name}", "NOT ENFORCED");
        foreach (var key in rows.ForeignKeys)
            properties.AddOptional($"constraint.{key.Name}", StateOf(key.IsDisabled, key.IsNotTrusted));
        foreach (var check in rows.Checks)
            properties.AddOptional($"constraint.{check.Name}", StateOf(check.IsDisabled, check.IsNotTrusted));
    }

    private static string? StateOf(bool isDisabled, bool isNotTrusted) => isDisabled ? "disabled" : isNotTrusted ? "not trusted" : null;

    private void AddTriggers(ref PropertyList properties, DatabaseObject relation)
    {
        foreach (var trigger in context.TriggersOf(relation.ObjectId))
            properties.Add($"trigger.{trigger.Name}", TriggerText.Of(trigger, context.Catalog));
    }
}
