using System.Collections.Immutable;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>What one query block yields: its output columns in order, and what influences its rows.</summary>
internal sealed record QueryLineage(QueryContext Context, ImmutableArray<ColumnLineage> Columns, ImmutableArray<LineageEdge> Rows)
{
    public bool SameAs(QueryLineage other)
    {
        if (Columns.Length != other.Columns.Length || !Rows.AsSpan().SequenceEqual(other.Rows.AsSpan()))
            return false;
        for (var i = 0; i < Columns.Length; i++)
        {
            if (!Columns[i].SameAs(other.Columns[i]))
                return false;
        }
        return true;
    }
}
