namespace MetadataIngestion.Worker.Commands;

/// <summary>What the log can be exported as.</summary>
internal static class LogExportFormat
{
    /// <summary>The file that DataHub's own tools read and write: one JSON array of proposals.</summary>
    public const string DataHubFile = "datahub-file";
}
