using MetadataIngestion.Connectors.FileLake.Parquet.Pages;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Reads the files of a log.</summary>
internal sealed class DeltaLogReader(ILakeStore store, string table)
{
    private const string SidecarFolder = "_sidecars";

    private readonly string _folder = StorePath.Join(table, DeltaLogFiles.Folder);

    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    public async ValueTask<DeltaSnapshot?> ReadChecksumAsync(StoreEntry entry, long version, CancellationToken cancellationToken)
    {
        DeltaSnapshot? checksum = null;
        await ReadAsync(entry.Name, entry, async file => checksum = await DeltaChecksum.ReadAsync(file, version, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return checksum;
    }

    /// <summary>The table as a checkpoint and the commits after it leave it.</summary>
    /// <exception cref="SampleException">One of the files cannot be read.</exception>
    public async ValueTask<DeltaSnapshot> ReplayAsync(DeltaCheckpoint? start, long first, DeltaLogFiles files, CancellationToken cancellationToken)
    {
        var replay = new DeltaReplay();
        if (start is not null)
        {
            await ApplyCheckpointAsync(replay, start, withFiles: true, cancellationToken).ConfigureAwait(false);
        }

        for (var version = first; version <= files.Version; version++)
        {
            await ApplyCommitAsync(replay, files.Commit(version)!.Value, cancellationToken).ConfigureAwait(false);
        }

        return replay.Metadata is null
            ? throw new SampleException("has a Delta log without metadata", "Restore the log, or exclude the table.")
            : replay.At(files.Version);
    }

    /// <summary>What one commit alone says.</summary>
    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    public async ValueTask<DeltaReplay> ReadCommitAsync(StoreEntry commit, CancellationToken cancellationToken)
    {
        var replay = new DeltaReplay();
        await ApplyCommitAsync(replay, commit, cancellationToken).ConfigureAwait(false);
        return replay;
    }

    /// <summary>What a checkpoint says, but for the files.</summary>
    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    public async ValueTask<DeltaReplay> ReadMetadataAsync(DeltaCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var replay = new DeltaReplay();
        await ApplyCheckpointAsync(replay, checkpoint, withFiles: false, cancellationToken).ConfigureAwait(false);
        return replay;
    }

    private async ValueTask ApplyCommitAsync(DeltaReplay replay, StoreEntry commit, CancellationToken cancellationToken)
    {
        replay.BeginCommit();
        await ApplyAsync(replay, commit.Name, commit, withFiles: true, cancellationToken).ConfigureAwait(false);
        replay.EndCommit();
    }

    private async ValueTask ApplyCheckpointAsync(DeltaReplay replay, DeltaCheckpoint checkpoint, bool withFiles, CancellationToken cancellationToken)
    {
        foreach (var file in checkpoint.Files)
        {
            await ApplyAsync(replay, file.Name, file, withFiles, cancellationToken).ConfigureAwait(false);
        }

        // Only the name counts: a path that leads elsewhere would lead out of the table.
        foreach (var sidecar in withFiles ? replay.Sidecars : [])
        {
            var name = StorePath.NameOf(Uri.UnescapeDataString(sidecar));
            await ApplyAsync(replay, StorePath.Join(SidecarFolder, name), null, withFiles, cancellationToken).ConfigureAwait(false);
        }

        replay.EndCommit();
    }

    private async ValueTask ApplyAsync(DeltaReplay replay, string name, StoreEntry? entry, bool withFiles, CancellationToken cancellationToken)
    {
        await ReadAsync(name, entry, ApplyAsync, cancellationToken).ConfigureAwait(false);

        async Task ApplyAsync(IStoreFile file)
        {
            var actions = name.EndsWith(".json", StringComparison.Ordinal)
                ? LogFile.ReadLinesAsync(file, cancellationToken)
                : ParquetRecords.ReadAsync(file, withFiles ? DeltaColumns.All : DeltaColumns.Metadata, cancellationToken);
            await foreach (var action in actions.ConfigureAwait(false))
            {
                replay.Apply(action);
            }
        }
    }

    /// <summary>Reads a file, and says of which it is that something is wrong with.</summary>
    /// <exception cref="SampleException">It is damaged, or not there.</exception>
    private async ValueTask ReadAsync(string name, StoreEntry? entry, Func<IStoreFile, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            var path = StorePath.Join(_folder, name);
            var opening = entry is { } listed ? store.OpenAsync(path, listed, cancellationToken) : store.OpenAsync(path, cancellationToken);
            var file = await opening.ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                await read(file).ConfigureAwait(false);
            }
        }
        catch (SampleException exception)
        {
            throw Named(name, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or StoreException { Fault: StoreFault.Missing })
        {
            throw Named(name, new SampleException("is not there", "Restore it, or have the engine that writes the table write a checkpoint.", exception));
        }
    }

    /// <summary>The files that hold the rest of a checkpoint lie in a folder of their own, whose listing would tell when they are mended.</summary>
    private static SampleException Named(string name, SampleException exception) =>
        new($"has a Delta log whose file {name} {exception.Message}", exception.Remedy, exception) { IsLasting = exception.IsLasting && !name.Contains('/', StringComparison.Ordinal) };
}
