namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>A database as its catalog views describe it.</summary>
internal sealed class RecordedDatabase
{
    private readonly Dictionary<string, RecordedSet> _sets = CatalogShapes.Names.ToDictionary(name => name, name => new RecordedSet(CatalogShapes.Find(name)!));
    private int _nextObject = 1_000_000;

    public RecordedDatabase(string name, int id = 5, string collation = "Latin1_General_CI_AS")
    {
        (Name, Id, Collation) = (name, id, collation);
        Permissions = this["permissions"].Add(("view_definition", 1), ("user_name", "crawler"));
        Entry = _sets["databases"].Add(
            ("database_id", id),
            ("name", name),
            ("state", 0),
            ("state_desc", "ONLINE"),
            ("create_date", new DateTime(2024, 1, 2, 3, 4, 5)),
            ("owner_name", "CONTOSO\\dba"),
            ("collation_name", collation),
            ("compatibility_level", 160),
            ("service_broker_guid", new Guid(id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
            ("containment_desc", "NONE"));
        StandardRows.AddTo(this);
    }

    public string Name { get; }

    public int Id { get; }

    public string Collation { get; }

    /// <summary>The row of sys.databases.</summary>
    public object?[] Entry { get; }

    public object?[] Permissions { get; }

    /// <summary>Whether logins have no user in it.</summary>
    public bool IsClosed { get; set; }

    public RecordedSet this[string statement] => _sets[statement];

    public int NextObjectId() => _nextObject += 16;

    public void SetEntry(string column, object? value) => _sets["databases"].Set(Entry, column, value);

    public void SetPermission(string column, object? value) => _sets["permissions"].Set(Permissions, column, value);
}
