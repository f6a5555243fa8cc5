using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks over the embedded store and the folder it is in.</summary>
internal static class StoreExamination
{
    private const long LowSpace = 512L * 1024 * 1024;

    /// <summary>Whether the folder, or the nearest one above it that exists, can be written to and has room.</summary>
    public static Finding ExamineFolder(string storePath)
    {
        var folder = Path.GetDirectoryName(storePath)!;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;

        try
        {
            using (File.Create(Path.Combine(folder, $".metadata-ingestion-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
            {
            }

            var free = new DriveInfo(folder).AvailableFreeSpace;
            return free < LowSpace
                ? new Finding("permissions", Health.Doubtful, $"{folder} has only {free / 1024 / 1024} MB left", "Make room, or move the store: Ingestion:Store:Path.")
                : new Finding("permissions", Health.Good, $"{folder} can be written to, {free / 1024 / 1024 / 1024} GB free");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding("permissions", Health.Broken, exception.Message, $"Let this user write to {folder}, or move the store: Ingestion:Store:Path.");
        }
    }

    /// <summary>Whether the native library works, and the store, if there is one, can be read.</summary>
    public static async Task<Finding> ExamineStoreAsync(string storePath, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var exists = File.Exists(storePath);
        var scratch = Path.Combine(Path.GetTempPath(), $"metadata-ingestion-{Guid.NewGuid():N}");
        var options = new SqliteStoreOptions { Path = exists ? storePath : Path.Combine(scratch, "probe.db") };
        try
        {
            await using var store = new SqliteMetadataStore(options, timeProvider, NullLogger<SqliteMetadataStore>.Instance);
            await store.OpenAsync(cancellationToken);
            var head = await store.GetHeadOffsetAsync(cancellationToken);
            return exists
                ? new Finding("store", Health.Good, $"{storePath} holds {head} log entries")
                : new Finding("store", Health.Good, $"SQLite works; {storePath} is made by the first crawl");
        }
        catch (StoreException exception)
        {
            return new Finding("store", Health.Broken, exception.Message, "Correct Ingestion:Store:Path, or see the message.");
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            return new Finding("store", Health.Broken, $"the native SQLite library cannot be loaded: {exception.Message}", "Publish the program for this platform.");
        }
        finally
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }
    }
}
