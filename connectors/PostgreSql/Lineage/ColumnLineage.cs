using System.Collections.Immutable;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>
/// The sources of one output column, in order of relation and attnum: one direct edge per source, and any number of indirect ones.
/// What influences every column of the view alike is in <see cref="ViewLineage.Rows"/>.
/// </summary>
internal sealed record ColumnLineage(ImmutableArray<LineageEdge> Direct, ImmutableArray<LineageEdge> Indirect)
{
    public static ColumnLineage None { get; } = new([], []);

    public bool SameAs(ColumnLineage other) =>
        Direct.AsSpan().SequenceEqual(other.Direct.AsSpan()) && Indirect.AsSpan().SequenceEqual(other.Indirect.AsSpan());
}
