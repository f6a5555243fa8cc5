namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>The state of a table.</summary>
/// <param name="Text">Changes whenever the table does.</param>
/// <param name="Log">Changes whenever a file of its log does, so that what is damaged may be mended.</param>
internal sealed record TableVersion(string Text, string Log);
