namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Something about a file that people should know.</summary>
/// <param name="Message">What is wrong; follows the file's name.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Message, string Remedy);
