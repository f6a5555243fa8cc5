using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds the properties of tables and views.</summary>
internal sealed class RelationProperties(DatabaseContext context, PartitioningBuilder partitioning)
{
    private readonly DatabaseCatalog _catalog = context.Catalog;

    public IReadOnlyDictionary<string, string> Build(in RelationRows rows, PartitionSummary? partitions, TextSet texts)
    {
        var properties = new PropertyList();
        AddStorage(ref properties, rows);
        AddParents(ref properties, rows, texts);
        AddForeignTable(ref properties, rows);
        AddConstraints(ref properties, rows, texts);
        AddBehaviour(ref properties, rows, texts);
        GrantText.AddTo(ref properties, rows.Detail.Grants, context.RoleName(rows.Detail.Owner));
        foreach (var index in rows.Indexes)
            AddComment(ref properties, "index", index.Name, index.Oid);
        if (partitions is not null)
            partitioning.AddProperties(ref properties, partitions);
        return properties.ToDictionary();
    }

    private void AddStorage(ref PropertyList properties, in RelationRows rows)
    {
        var detail = rows.Detail;
        if (detail.Persistence == 'u')
            properties.Add("persistence", "unlogged");
        if (_catalog.Tablespaces.TryGetValue(detail.Tablespace, out var tablespace))
            properties.Add("tablespace", tablespace);
        if (_catalog.AccessMethods.TryGetValue(detail.AccessMethod, out var method) && method != "heap")
            properties.Add("access-method", method);
        if (rows.Relation.Kind == RelationKind.MaterializedView && !detail.IsPopulated)
            properties.Add("populated", "false");
        if (_catalog.ExtensionMembers.TryGetValue(new ObjectKey("relation", rows.Relation.Oid), out var extension))
            properties.Add("extension", extension);
        OptionText.AddTo(ref properties, "option.", detail.Options);
    }

    private void AddParents(ref PropertyList properties, in RelationRows rows, TextSet texts)
    {
        var parents = _catalog.Inheritance.ParentsOf(rows.Relation.Oid);
        if (parents.Length == 0)
            return;
        var names = new List<string>(parents.Length);
        foreach (var parent in parents)
        {
            if (_catalog.Relations.TryFind(parent.Parent, out var table))
                names.Add(SqlText.Qualify(context.SchemaOf(table.Schema).Schema.Name, table.Name));
        }

        properties.Add(rows.Relation.IsPartition ? "partition.of" : "inherits", string.Join(", ", names));
        if (rows.Relation.IsPartition)
            properties.Add("partition.bound", texts.Require(new TextKey(TextKinds.PartitionBound, rows.Relation.Oid)));
    }

    private static void AddForeignTable(ref PropertyList properties, in RelationRows rows)
    {
        foreach (var table in rows.ForeignTable)
        {
            properties.Add("foreign.server", table.Server);
            properties.Add("foreign.wrapper", table.Wrapper);
            OptionText.AddMaskedTo(ref properties, "foreign.option.", table.Options);
            OptionText.AddMaskedTo(ref properties, "foreign.server.option.", table.ServerOptions);
        }
    }

    private void AddConstraints(ref PropertyList properties, in RelationRows rows, TextSet texts)
    {
        foreach (var constraint in rows.Constraints)
        {
            if (constraint.Type == ConstraintRow.Exclusion)
                properties.Add($"exclusion.{constraint.Name}", texts.Require(new TextKey(TextKinds.Exclusions, rows.Relation.Oid, constraint.Oid)));
            else if (StateOf(constraint) is { Length: > 0 } state)
                properties.Add($"constraint.{constraint.Name}", state);
            AddComment(ref properties, "constraint", constraint.Name, constraint.Oid);
        }
    }

    private static string StateOf(ConstraintRow constraint)
    {
        if (constraint is { IsDeferrable: false, IsValidated: true, IsEnforced: true })
            return string.Empty;
        var states = new List<string>();
        if (constraint.IsDeferrable)
            states.Add(constraint.IsDeferred ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE");
        if (!constraint.IsEnforced)
            states.Add("NOT ENFORCED");
        else if (!constraint.IsValidated)
            states.Add("NOT VALID");
        return string.Join(' ', states);
    }

    private void AddBehaviour(ref PropertyList properties, in RelationRows rows, TextSet texts)
    {
        foreach (var trigger in rows.Triggers)
        {
            properties.Add($"trigger.{trigger.Name}", TriggerText.Write(trigger, rows, texts));
            AddComment(ref properties, "trigger", trigger.Name, trigger.Oid);
        }

        foreach (var rule in rows.Rules)
        {
            properties.Add($"rule.{rule.Name}", RuleText.Write(rule));
            AddComment(ref properties, "rule", rule.Name, rule.Oid);
        }

        if (rows.Detail.RowSecurity || rows.Detail.RowSecurityForced)
            properties.Add("row-level-security", RowSecurityOf(rows.Detail));
        foreach (var policy in rows.Policies)
        {
            properties.Add($"policy.{policy.Name}", PolicyText.Write(policy, rows.Relation.Oid, context, texts));
            AddComment(ref properties, "policy", policy.Name, policy.Oid);
        }
    }

    private static string RowSecurityOf(DetailRow detail) => (detail.RowSecurity, detail.RowSecurityForced) switch
    {
        (true, true) => "enabled, forced on the owner",
        (true, false) => "enabled",
        _ => "disabled, forced on the owner",
    };

    private void AddComment(ref PropertyList properties, string kind, string name, uint oid)
    {
        if (_catalog.PartComments.Count > 0 && _catalog.PartComments.TryGetValue(new ObjectKey(kind, oid), out var comment))
            properties.Add($"comment.{kind}.{name}", comment);
    }
}
