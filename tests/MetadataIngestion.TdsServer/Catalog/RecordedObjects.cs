namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>Puts objects into a recorded database.</summary>
internal static class RecordedObjects
{
    private static readonly DateTime s_created = new(2024, 5, 6, 7, 8, 9);

    public static int Schema(this RecordedDatabase database, string name, int? principal = null)
    {
        var id = 4 + database["schemas"].Rows.Count;
        database["schemas"].Add(("schema_id", id), ("name", name), ("principal_id", principal));
        return id;
    }

    public static int Principal(this RecordedDatabase database, string name, string type)
    {
        var id = 4 + database["principals"].Rows.Count;
        database["principals"].Add(("principal_id", id), ("name", name), ("type", type));
        return id;
    }

    public static RecordedTable Table(this RecordedDatabase database, int schema, string name, int? principal = null)
    {
        var id = database.AddObject(schema, name, "U ", principal);
        return new RecordedTable(database, id, database["tables"].Add(("object_id", id), ("temporal_type", 0), ("ledger_type", 0)));
    }

    public static RecordedTable View(this RecordedDatabase database, int schema, string name)
    {
        var id = database.AddObject(schema, name, "V ");
        database["views"].Add(("object_id", id), ("ledger_view_type", 0));
        return new RecordedTable(database, id, []);
    }

    /// <summary>A procedure, function or trigger, by the catalog's code for it.</summary>
    public static RecordedTable Routine(this RecordedDatabase database, int schema, string name, string type) =>
        new(database, database.AddObject(schema, name, type), []);

    public static RecordedTable Trigger(this RecordedDatabase database, int schema, string name, RecordedTable parent, bool isInsteadOf, params ReadOnlySpan<string> events)
    {
        var id = database.AddObject(schema, name, "TR");
        database["triggers"].Add(
            ("object_id", id), ("parent_class", 1), ("parent_id", parent.ObjectId), ("name", name), ("type", "TR"), ("is_instead_of_trigger", isInsteadOf), ("create_date", s_created), ("modify_date", s_created));
        foreach (var text in events)
            database["trigger-events"].Add(("object_id", id), ("type_desc", text));
        return new RecordedTable(database, id, []);
    }

    public static void Synonym(this RecordedDatabase database, int schema, string name, string target) =>
        database["synonyms"].Add(("object_id", database.AddObject(schema, name, "SN")), ("base_object_name", target));

    public static int AddObject(this RecordedDatabase database, int schema, string name, string type, int? principal = null)
    {
        var id = database.NextObjectId();
        database["objects"].Add(
            ("object_id", id), ("schema_id", schema), ("name", name), ("type", type), ("principal_id", principal), ("parent_object_id", 0), ("create_date", s_created), ("modify_date", s_created));
        return id;
    }
}
