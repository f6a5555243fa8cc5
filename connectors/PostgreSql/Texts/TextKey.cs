using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>What a text belongs to.</summary>
/// <param name="Kind">The kind of text.</param>
/// <param name="Object">The relation or routine.</param>
/// <param name="Part">The constraint, index, trigger or policy; 0 for none.</param>
/// <param name="Position">A column's number, or a position within the part; 0 for none.</param>
internal readonly record struct TextKey(TextKinds Kind, uint Object, uint Part = 0, int Position = 0);
