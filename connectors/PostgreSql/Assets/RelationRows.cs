using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>One relation of a page with its rows of every catalog.</summary>
internal readonly ref struct RelationRows(RelationPage page, int position)
{
    public RelationPage Page { get; } = page;

    public int Position { get; } = position;

    public Relation Relation => Page.Relations[Position];

    public DetailRow Detail => Page.Details.Of(Position)[0];

    public ReadOnlySpan<ColumnRow> Columns => Page.Columns.Of(Position);

    public ColumnNames ColumnNames => new(Columns);

    public ReadOnlySpan<CommentRow> Comments => Page.Comments.Of(Position);

    public ReadOnlySpan<ConstraintRow> Constraints => Page.Constraints.Of(Position);

    public ReadOnlySpan<IndexRow> Indexes => Page.Indexes.Of(Position);

    public ReadOnlySpan<TriggerRow> Triggers => Page.Triggers.Of(Position);

    public ReadOnlySpan<PolicyRow> Policies => Page.Policies.Of(Position);

    public ReadOnlySpan<RuleRow> Rules => Page.Rules.Of(Position);

    public ReadOnlySpan<ForeignTableRow> ForeignTable => Page.ForeignTables.Of(Position);

    public ReadOnlySpan<byte[]> ViewQuery => Page.ViewQueries.Of(Position);

    public ReadOnlySpan<uint> ViewDependencies => Page.ViewDependencies.Of(Position);
}
