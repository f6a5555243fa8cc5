using System.Diagnostics.CodeAnalysis;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>A query block under analysis, within the blocks around it; keeps what is looked up in it again and again.</summary>
internal sealed class QueryContext
{
    private readonly QueryContext? _parent;
    private readonly List<Node> _rangeTable = [];
    private readonly Dictionary<int, QueryLineage> _nested = [];
    private Dictionary<int, Node>? _sortTargets;

    public QueryContext(Node query, QueryContext? parent)
    {
        Query = query;
        _parent = parent;
        foreach (var entry in query.Field("rtable"u8).Items)
            _rangeTable.Add(entry);
        foreach (var definition in query.Field("cteList"u8).Items)
            CommonTables.Add(new CommonTable(definition));
    }

    public Node Query { get; }

    public List<CommonTable> CommonTables { get; } = [];

    /// <summary>The block that many levels up.</summary>
    public QueryContext Up(int levels)
    {
        var context = this;
        for (; levels > 0 && context is not null; levels--)
            context = context._parent;
        return context ?? throw LineageException.Malformed("The parse tree refers to a query outside of itself.");
    }

    /// <summary>A range table entry by its index, which counts from 1.</summary>
    public Node Entry(int index) => index > 0 && index <= _rangeTable.Count
        ? _rangeTable[index - 1]
        : throw LineageException.Malformed($"The parse tree refers to range table entry {index} of {_rangeTable.Count}.");

    public CommonTable CommonTableNamed(ReadOnlySpan<byte> name)
    {
        foreach (var table in CommonTables)
        {
            if (table.Name.SequenceEqual(name))
                return table;
        }
        throw LineageException.Malformed("The parse tree refers to a WITH query that it does not define.");
    }

    /// <summary>The target that a sort, group, distinct or window clause refers to.</summary>
    public Node SortTarget(Node clause)
    {
        _sortTargets ??= SortTargets();
        return _sortTargets.TryGetValue(clause.Integer("tleSortGroupRef"u8), out var target)
            ? target
            : throw LineageException.Malformed("The parse tree sorts or groups by a target that it does not have.");
    }

    public bool TryGetNested(Node query, [NotNullWhen(true)] out QueryLineage? lineage) => _nested.TryGetValue(query.Row, out lineage);

    public void Remember(Node query, QueryLineage lineage) => _nested[query.Row] = lineage;

    private Dictionary<int, Node> SortTargets()
    {
        var targets = new Dictionary<int, Node>();
        foreach (var target in Query.Field("targetList"u8).Items)
        {
            var reference = target.Integer("ressortgroupref"u8);
            if (reference > 0)
                targets[reference] = target;
        }
        return targets;
    }
}
