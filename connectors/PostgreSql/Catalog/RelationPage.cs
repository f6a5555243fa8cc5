namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>
/// Some relations, in the order of their oids, with all that the catalogs say of them. Pages are used again, so that a crawl's memory
/// does not grow with the database.
/// </summary>
internal sealed class RelationPage
{
    private int _cursor;

    public List<Relation> Relations { get; } = [];

    public uint[] Oids { get; private set; } = [];

    public uint[] Views { get; private set; } = [];

    public uint[] ForeignTableOids { get; private set; } = [];

    /// <summary>Which texts each relation needs from the server.</summary>
    public TextKinds[] NeededTexts { get; private set; } = [];

    public PageSection<DetailRow> Details { get; } = new();

    public PageSection<ColumnRow> Columns { get; } = new();

    public PageSection<CommentRow> Comments { get; } = new();

    public PageSection<ConstraintRow> Constraints { get; } = new();

    public PageSection<IndexRow> Indexes { get; } = new();

    public PageSection<TriggerRow> Triggers { get; } = new();

    public PageSection<PolicyRow> Policies { get; } = new();

    public PageSection<RuleRow> Rules { get; } = new();

    public PageSection<ForeignTableRow> ForeignTables { get; } = new();

    public PageSection<byte[]> ViewQueries { get; } = new();

    public PageSection<uint> ViewDependencies { get; } = new();

    /// <summary>Names of columns of relations outside the page that foreign keys point to, and of all that views read.</summary>
    public Dictionary<ColumnKey, string> OtherColumns { get; } = [];

    /// <summary>The columns of the relations that the page's views read.</summary>
    public Dictionary<uint, List<short>> SourceColumns { get; } = [];

    /// <summary>Collations other than the default one that columns or indexes have.</summary>
    public HashSet<uint> Collations { get; } = [];

    /// <summary>The names of <see cref="Collations"/>.</summary>
    public Dictionary<uint, string> CollationNames { get; } = [];

    /// <summary>Starts over with the relations that have been put into <see cref="Relations"/>.</summary>
    public void Start()
    {
        Oids = [.. Relations.Select(relation => relation.Oid)];
        Views = [.. Relations.Where(relation => relation.IsView).Select(relation => relation.Oid)];
        ForeignTableOids = [.. Relations.Where(relation => relation.Kind == RelationKind.ForeignTable).Select(relation => relation.Oid)];
        NeededTexts = new TextKinds[Relations.Count];
        OtherColumns.Clear();
        SourceColumns.Clear();
        Collations.Clear();
        CollationNames.Clear();
    }

    /// <summary>Begins the rows of a catalog, which come in the order of the relations.</summary>
    public void Rewind() => _cursor = 0;

    /// <summary>The name of a column of a relation in the page, or of one in <see cref="OtherColumns"/>.</summary>
    public string? NameOf(ColumnKey column)
    {
        var position = Array.BinarySearch(Oids, column.Relation);
        return position >= 0 ? new ColumnNames(Columns.Of(position)).Find(column.Column) : OtherColumns.GetValueOrDefault(column);
    }

    /// <summary>The position of the relation that a row belongs to.</summary>
    public int PositionOf(uint oid)
    {
        while (Oids[_cursor] != oid)
            _cursor++;
        return _cursor;
    }
}
