using System.Collections.Immutable;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>The lineage of a view or materialized view, by oid and attnum; one hop: a view in FROM is itself the source.</summary>
/// <param name="Columns">Position i holds the column with attnum i + 1.</param>
/// <param name="Rows">Indirect edges that influence which rows there are, hence every column.</param>
/// <param name="Relations">Every relation in a FROM clause at any depth, those without a used column included; ascending.</param>
/// <param name="Routines">User-defined functions that the view calls; ascending.</param>
internal sealed record ViewLineage(
    ImmutableArray<ColumnLineage> Columns,
    ImmutableArray<LineageEdge> Rows,
    ImmutableArray<uint> Relations,
    ImmutableArray<uint> Routines);
