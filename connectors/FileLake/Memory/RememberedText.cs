namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered of a file that describes data.</summary>
/// <param name="Mark">What the file looked like from outside.</param>
/// <param name="Text">What was taken from it.</param>
internal sealed record RememberedText(string Mark, string Text);
