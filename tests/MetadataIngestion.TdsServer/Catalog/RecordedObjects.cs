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

    /// <summary>A trigger on the database itself, which is no object of a schema.</summary>
    public static void DatabaseTrigger(this RecordedDatabase database, string name, string definition, string description, params ReadOnlySpan<string> events)
    {
        var id = database.NextObjectId();
        database["triggers"].Add(
            ("object_id", id), ("parent_class", 0), ("parent_id", 0), ("name", name), ("type", "TR"), ("create_date", s_created), ("modify_date", s_created));
        foreach (var text in events)
            database["trigger-events"].Add(("object_id", id), ("type_desc", text));
        database["database-trigger-modules"].Add(("object_id", id), ("definition", definition));
        database["container-properties"].Add(
            ("object_id", id), ("class", 1), ("minor_id", 0), ("name", "MS_Description"), ("value_text", description), ("base_type", "nvarchar"));
    }

    public static RecordedTable Synonym(this RecordedDatabase database, int schema, string name, string target)
    {
        var id = database.AddObject(schema, name, "SN");
        database["synonyms"].Add(("object_id", id), ("base_object_name", target));
        return new RecordedTable(database, id, []);
    }

    public static int AddObject(this RecordedDatabase database, int schema, string name, string type, int? principal = null)
    {
        var id = database.NextObjectId();
        database["objects"].Add(
            ("object_id", id), ("schema_id", schema), ("name", name), ("type", type), ("principal_id", principal), ("create_date", s_created), ("modify_date", s_created));
        return id;
    }
}
