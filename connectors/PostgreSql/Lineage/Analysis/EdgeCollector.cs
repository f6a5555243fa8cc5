using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Gathers edges in any order, repeats included, and hands them out sorted and distinct.</summary>
internal sealed class EdgeCollector(LineageBudget budget)
{
    private readonly List<LineageEdge> _edges = [];
    private int _compactAt = 1024;

    public void Add(LineageEdge edge)
    {
        budget.SpendSteps(1);
        if (_edges.Count >= _compactAt)
            Compact();
        _edges.Add(edge);
    }

    /// <summary>Takes what was gathered as the edges of one column and leaves the collector empty.</summary>
    public ColumnLineage TakeColumn()
    {
        var direct = Finish();
        var all = CollectionsMarshal.AsSpan(_edges);
        var column = all.IsEmpty ? ColumnLineage.None : new ColumnLineage([.. all[..direct]], [.. all[direct..]]);
        _edges.Clear();
        return column;
    }

    /// <summary>Takes what was gathered as influences on the rows and leaves the collector empty.</summary>
    public ImmutableArray<LineageEdge> TakeRows()
    {
        Finish();
        ImmutableArray<LineageEdge> rows = [.. CollectionsMarshal.AsSpan(_edges)];
        _edges.Clear();
        return rows;
    }

    public void Clear() => _edges.Clear();

    private int Finish()
    {
        Compact();
        _compactAt = 1024;
        budget.SpendEdges(_edges.Count);
        var direct = 0;
        while (direct < _edges.Count && _edges[direct].IsDirect)
            direct++;
        return direct;
    }

    // Of several direct edges from one source the last, which is the greatest, stays.
    private void Compact()
    {
        if (_edges.Count > 1)
        {
            _edges.Sort();
            var kept = 0;
            for (var i = 1; i < _edges.Count; i++)
            {
                if (!Replaces(_edges[i], _edges[kept]))
                    kept++;
                _edges[kept] = _edges[i];
            }
            CollectionsMarshal.SetCount(_edges, kept + 1);
        }
        _compactAt = Math.Max(_compactAt, _edges.Count * 2);
    }

    private static bool Replaces(LineageEdge edge, LineageEdge previous) =>
        edge == previous || (edge.IsDirect && previous.IsDirect && edge.HasSameSource(previous));
}
