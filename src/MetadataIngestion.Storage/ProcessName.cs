namespace MetadataIngestion.Storage;

/// <summary>This process, for people of other processes.</summary>
internal static class ProcessName
{
    public static string Name { get; } =
        $"process {Environment.ProcessId} ({Path.GetFileNameWithoutExtension(Environment.ProcessPath)}) on {Environment.MachineName}";
}
