using MetadataIngestion.Connectors.FileLake.Parquet.Pages;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Reads the files of a log.</summary>
internal sealed class DeltaLogReader(ILakeStore store, string table)
{
    private const string SidecarFolder = "_sidecars";

    private static readonly string[] MetadataColumns = ["protocol", "metaData"];

    private static readonly string[] AllColumns =
    [
        .. MetadataColumns, "domainMetadata", "sidecar.path",
        "add.path", "add.partitionValues", "add.size", "add.stats", "add.stats_parsed.numRecords", "add.deletionVector",
    ];

    private readonly string _folder = StorePath.Join(table, DeltaLogFiles.Folder);

    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    public async ValueTask<DeltaSnapshot?> ReadChecksumAsync(StoreEntry entry, long version, CancellationToken cancellationToken)
    {
        DeltaSnapshot? checksum = null;
        await NameAsync(entry.Name, async () => checksum = await DeltaChecksum.ReadAsync(store, StorePath.Join(_folder, entry.Name), version, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return checksum;
    }

    /// <summary>The table as a checkpoint and the commits after it leave it.</summary>
    /// <exception cref="SampleException">One of the files cannot be read.</exception>
    public async ValueTask<DeltaSnapshot> ReplayAsync(DeltaCheckpoint? start, long first, DeltaLogFiles files, CancellationToken cancellationToken)
    {
        var replay = new DeltaReplay();
        if (start is not null)
        {
            await ApplyCheckpointAsync(replay, start, AllColumns, cancellationToken).ConfigureAwait(false);
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
        await ApplyCheckpointAsync(replay, checkpoint, MetadataColumns, cancellationToken).ConfigureAwait(false);
        return replay;
    }

    private async ValueTask ApplyCommitAsync(DeltaReplay replay, StoreEntry commit, CancellationToken cancellationToken)
    {
        replay.BeginCommit();
        await ApplyLinesAsync(replay, commit.Name, cancellationToken).ConfigureAwait(false);
        replay.EndCommit();
    }

    private async ValueTask ApplyCheckpointAsync(DeltaReplay replay, DeltaCheckpoint checkpoint, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        foreach (var file in checkpoint.Files)
        {
            if (file.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                await ApplyLinesAsync(replay, file.Name, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ApplyRowsAsync(replay, file.Name, columns, cancellationToken).ConfigureAwait(false);
            }
        }

        // Only the name counts: a path that leads elsewhere would lead out of the table.
        foreach (var sidecar in columns == AllColumns ? replay.Sidecars : [])
        {
            var name = StorePath.NameOf(Uri.UnescapeDataString(sidecar));
            await ApplyRowsAsync(replay, StorePath.Join(SidecarFolder, name), columns, cancellationToken).ConfigureAwait(false);
        }

        replay.EndCommit();
    }

    private ValueTask ApplyLinesAsync(DeltaReplay replay, string name, CancellationToken cancellationToken) => NameAsync(name, async () =>
    {
        await foreach (var line in LogFile.ReadLinesAsync(store, StorePath.Join(_folder, name), cancellationToken).ConfigureAwait(false))
        {
            replay.Apply(line);
        }
    });

    private ValueTask ApplyRowsAsync(DeltaReplay replay, string name, IReadOnlyList<string> columns, CancellationToken cancellationToken) => NameAsync(name, async () =>
    {
        var file = await store.OpenAsync(StorePath.Join(_folder, name), cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var row in ParquetRecords.ReadAsync(file, columns, cancellationToken).ConfigureAwait(false))
            {
                replay.Apply(row);
            }
        }
    });

    /// <summary>Says of which file it is that something is wrong with.</summary>
    private static async ValueTask NameAsync(string name, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (SampleException exception)
        {
            throw Named(name, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Named(name, SampleException.From(exception, name));
        }
    }

    private static SampleException Named(string name, SampleException exception) =>
        new($"has a Delta log whose file {name} {exception.Message}", exception.Remedy, exception);
}
