namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>Why an object's texts are not to be had, and what the server said about it.</summary>
internal readonly record struct TextProblem(TextTrouble Trouble, string? Message);
