namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A comment on a column, or on the relation when <paramref name="Column"/> is 0.</summary>
internal readonly record struct CommentRow(int Column, string Text);
