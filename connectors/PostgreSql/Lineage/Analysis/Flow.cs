using System.Collections.Immutable;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Where the sources of an expression go, and as what: the path from the target down to the expression.</summary>
/// <param name="Context">The query whose range table the expression refers to.</param>
/// <param name="Sink">Gathers the edges of the target.</param>
/// <param name="Kind">The least kind an edge may have on this path.</param>
/// <param name="Absorbing">Whether influences within the expression take the kind of the path too, as everything in a filter does.</param>
internal readonly record struct Flow(QueryContext Context, EdgeCollector Sink, LineageKind Kind, bool Absorbing)
{
    /// <summary>The path into an operand whose value takes part.</summary>
    public Flow As(LineageKind kind) => kind > Kind ? this with { Kind = kind } : this;

    /// <summary>The path into an operand that only decides.</summary>
    public Flow Influencing(LineageKind kind) => Absorbing ? this : this with { Kind = kind };

    public Flow In(QueryContext context) => this with { Context = context };

    public void Add(uint relationOid, short attnum) => Sink.Add(new LineageEdge(relationOid, attnum, Kind));

    public void Add(ColumnLineage column)
    {
        foreach (var edge in column.Direct)
            Sink.Add(edge.Kind >= Kind ? edge : edge with { Kind = Kind });
        AddInfluences(column.Indirect);
    }

    public void AddInfluences(ImmutableArray<LineageEdge> edges)
    {
        foreach (var edge in edges)
            Sink.Add(Absorbing ? edge with { Kind = Kind } : edge);
    }
}
