namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>A table or view of a recorded database, and what belongs to it.</summary>
internal sealed class RecordedTable(RecordedDatabase database, int objectId, object?[] details)
{
    private readonly Dictionary<string, int> _columns = [];
    private int _nextIndex = 2;

    public int ObjectId { get; } = objectId;

    public int ColumnId(string name) => _columns[name];

    public RecordedTable Is(string column, object? value = null)
    {
        database["tables"].Set(details, column, value ?? true);
        return this;
    }

    public RecordedTable Column(string name, string type, bool nullable = true, params ReadOnlySpan<(string Column, object? Value)> more)
    {
        var text = TypeText.Parse(type);
        return Column(name, text, nullable, more);
    }

    public RecordedTable Column(string name, TypeText type, bool nullable, params ReadOnlySpan<(string Column, object? Value)> more)
    {
        var id = _columns.Count + 1;
        _columns[name] = id;
        var row = database["columns"].Add(
            ("object_id", ObjectId),
            ("column_id", id),
            ("name", name),
            ("user_type_id", type.TypeId),
            ("max_length", type.MaxLength),
            ("precision", type.Precision),
            ("scale", type.Scale),
            ("is_nullable", nullable),
            ("generated_always_type", 0));
        foreach (var (column, value) in more)
            database["columns"].Set(row, column, value);
        return this;
    }

    public RecordedTable Identity(string column, string seed, string increment)
    {
        database["identity-columns"].Add(("object_id", ObjectId), ("column_id", _columns[column]), ("seed", seed), ("increment", increment));
        return this;
    }

    public RecordedTable Default(string column, string? definition)
    {
        database["defaults"].Add(("object_id", ObjectId), ("column_id", _columns[column]), ("definition", definition));
        return this;
    }

    public RecordedTable Computed(string column, string? definition, bool isPersisted)
    {
        database["computed-columns"].Add(("object_id", ObjectId), ("column_id", _columns[column]), ("definition", definition), ("is_persisted", isPersisted));
        return this;
    }

    public RecordedTable PrimaryKey(string name, params ReadOnlySpan<string> columns) => Key(name, "PK", 1, "CLUSTERED", columns);

    public RecordedTable Unique(string name, params ReadOnlySpan<string> columns) => Key(name, "UQ", _nextIndex++, "NONCLUSTERED", columns);

    public RecordedTable Index(string name, string type, bool isUnique, string[] key, string[] included, string? filter = null)
    {
        var id = type == "CLUSTERED" ? 1 : _nextIndex++;
        AddIndex(id, name, type, isUnique, isPrimary: false, isConstraint: false, filter);
        AddIndexColumns(id, key);
        foreach (var column in included)
            database["index-columns"].Add(("object_id", ObjectId), ("index_id", id), ("column_id", _columns[column]), ("key_ordinal", 0), ("partition_ordinal", 0), ("is_included_column", true));
        return this;
    }

    public RecordedTable ForeignKey(string name, RecordedTable target, params ReadOnlySpan<(string Column, string Referenced)> columns)
    {
        var id = database.NextObjectId();
        foreach (var (column, referenced) in columns)
            database["foreign-keys"].Add(
                ("object_id", ObjectId),
                ("foreign_key_id", id),
                ("name", name),
                ("column_id", _columns[column]),
                ("referenced_object_id", target.ObjectId),
                ("referenced_column", referenced),
                ("delete_referential_action_desc", "NO_ACTION"),
                ("update_referential_action_desc", "NO_ACTION"));
        return this;
    }

    public RecordedTable Check(string name, string? definition)
    {
        database["checks"].Add(("object_id", ObjectId), ("name", name), ("definition", definition));
        return this;
    }

    public RecordedTable Property(string name, string? value, string? column = null, string baseType = "nvarchar")
    {
        database["properties"].Add(
            ("object_id", ObjectId), ("class", 1), ("minor_id", column is null ? 0 : _columns[column]), ("name", name), ("value_text", value), ("base_type", baseType));
        return this;
    }

    public RecordedTable Classified(string column, string label, string informationType)
    {
        database["classifications"].Add(("object_id", ObjectId), ("column_id", _columns[column]), ("label", label), ("information_type", informationType));
        return this;
    }

    public RecordedTable Size(long rows, long pages, int indexId = 1)
    {
        database["partitions"].Add(("object_id", ObjectId), ("index_id", indexId), ("partition_count", 1), ("row_count", rows));
        database["sizes"].Add(("object_id", ObjectId), ("pages", pages));
        return this;
    }

    public RecordedTable Module(string? definition, bool isEncrypted = false, bool isSchemaBound = false)
    {
        database["modules"].Add(
            ("object_id", ObjectId), ("definition", definition), ("is_encrypted", definition is null ? (isEncrypted ? 1 : 0) : null), ("is_schema_bound", isSchemaBound));
        return this;
    }

    public RecordedTable RefersTo(RecordedTable target, string schema, string name) => RefersTo(null, null, schema, name, target.ObjectId);

    public RecordedTable RefersTo(string? server, string? other, string? schema, string name, int? id = null)
    {
        database["dependencies"].Add(
            ("object_id", ObjectId),
            ("referenced_server_name", server),
            ("referenced_database_name", other),
            ("referenced_schema_name", schema),
            ("referenced_entity_name", name),
            ("referenced_id", id));
        return this;
    }

    public RecordedTable Parameter(int number, string name, string type, bool isOutput = false)
    {
        var text = TypeText.Parse(type);
        database["parameters"].Add(
            ("object_id", ObjectId),
            ("parameter_id", number),
            ("name", name),
            ("user_type_id", text.TypeId),
            ("max_length", text.MaxLength),
            ("precision", text.Precision),
            ("scale", text.Scale),
            ("is_output", isOutput));
        return this;
    }

    private RecordedTable Key(string name, string type, int indexId, string indexType, ReadOnlySpan<string> columns)
    {
        database["keys"].Add(("object_id", ObjectId), ("index_id", indexId), ("name", name), ("type", type), ("is_enforced", true));
        AddIndex(indexId, name, indexType, isUnique: true, type == "PK", type == "UQ", null);
        AddIndexColumns(indexId, columns);
        return this;
    }

    private void AddIndex(int id, string name, string type, bool isUnique, bool isPrimary, bool isConstraint, string? filter) => database["indexes"].Add(
        ("object_id", ObjectId),
        ("index_id", id),
        ("name", name),
        ("type_desc", type),
        ("is_unique", isUnique),
        ("is_primary_key", isPrimary),
        ("is_unique_constraint", isConstraint),
        ("has_filter", filter is not null),
        ("filter_definition", filter),
        ("data_space_id", 1));

    // A column whose name ends in " DESC" is in descending order.
    private void AddIndexColumns(int id, ReadOnlySpan<string> columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var isDescending = columns[i].EndsWith(" DESC", StringComparison.Ordinal);
            var name = isDescending ? columns[i][..^5] : columns[i];
            database["index-columns"].Add(
                ("object_id", ObjectId), ("index_id", id), ("column_id", _columns[name]), ("key_ordinal", i + 1), ("partition_ordinal", 0), ("is_descending_key", isDescending));
        }
    }
}
