using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Finds out what a log says of the table at its newest version, at the least cost and as well as a damaged log lets it.</summary>
internal sealed class DeltaLog(DeltaLogFiles files, DeltaLogReader reader)
{
    // A checksum file tells all but the rows: they are worth the reading of a short log, not of a long one.
    private const long MaxForRows = 16 * 1024 * 1024;
    private const long MaxForFiles = 2L * 1024 * 1024 * 1024;

    // How far back a schema is looked for, when the log cannot be replayed.
    private const int MaxCommits = 1000;

    private readonly List<Finding> _findings = [];

    /// <summary>What is wrong with the log, although something could be read.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <exception cref="SampleException">The log does not tell what the table is.</exception>
    public async ValueTask<DeltaSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var checksum = await ReadChecksumAsync(cancellationToken).ConfigureAwait(false);
        if (checksum?.Rows is not null)
            return checksum;

        return await ReplayAsync(checksum is null ? MaxForFiles : MaxForRows, checksum is null, cancellationToken).ConfigureAwait(false)
            ?? checksum
            ?? await ReadMetadataAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<DeltaSnapshot?> ReadChecksumAsync(CancellationToken cancellationToken)
    {
        if (files.Checksum(files.Version) is not { } entry)
            return null;

        DeltaSnapshot? checksum = null;
        await TryAsync(async () => checksum = await reader.ReadChecksumAsync(entry, files.Version, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return checksum;
    }

    /// <summary>Replays the log from the newest checkpoint from which it can be.</summary>
    private async ValueTask<DeltaSnapshot?> ReplayAsync(long maxBytes, bool isNeeded, CancellationToken cancellationToken)
    {
        DeltaCheckpoint?[] starts = [.. files.Checkpoints, null];
        foreach (var start in starts)
        {
            var first = (start?.Version ?? -1) + 1;
            if (files.FirstMissing(first) is { } missing)
            {
                if (start == starts[0])
                    _findings.Add(Missing(missing, isNeeded));

                continue;
            }

            if (Cost(start, first) > maxBytes)
            {
                if (isNeeded)
                    _findings.Add(TooLong());

                return null;
            }

            DeltaSnapshot? snapshot = null;
            await TryAsync(async () => snapshot = await reader.ReplayAsync(start, first, files, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            if (snapshot is not null)
                return snapshot;
        }

        return null;
    }

    private long Cost(DeltaCheckpoint? start, long first)
    {
        var bytes = start?.Files.Sum(file => file.Size) ?? 0;
        for (var version = first; version <= files.Version; version++)
        {
            bytes += files.Commit(version)!.Value.Size;
        }

        return bytes;
    }

    /// <summary>The newest schema to be found, when it is not known which files the table has.</summary>
    private async ValueTask<DeltaSnapshot> ReadMetadataAsync(CancellationToken cancellationToken)
    {
        var snapshot = new DeltaSnapshot(files.Version);
        var checkpoints = files.Checkpoints.ToLookup(checkpoint => checkpoint.Version);
        foreach (var version in files.Versions.Take(MaxCommits))
        {
            if (files.Commit(version) is { } commit)
            {
                await TryAsync(async () => snapshot = snapshot.Or(await reader.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
            }

            if (snapshot.Metadata is null && checkpoints[version].FirstOrDefault() is { } checkpoint)
            {
                await TryAsync(async () => snapshot = snapshot.Or(await reader.ReadMetadataAsync(checkpoint, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
            }

            if (snapshot.Metadata is not null)
                break;
        }

        if (snapshot.Metadata is not null)
            return snapshot;

        throw _findings.Count > 0
            ? new SampleException($"{_findings[0].Message}; no schema is to be found either", _findings[0].Remedy)
            : new SampleException("has a Delta log that does not tell its schema", "Restore the log, or exclude the table.");
    }

    /// <summary>Goes on without a file that is damaged or gone, and says so once.</summary>
    private async ValueTask TryAsync(Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (SampleException exception)
        {
            var finding = exception.Finding;
            if (!_findings.Contains(finding))
                _findings.Add(finding);
        }
    }

    private static Finding Missing(long version, bool isNeeded) => new(
        string.Create(CultureInfo.InvariantCulture, $"misses version {version} in its Delta log, so that its {(isNeeded ? "rows, files and size" : "rows")} are not known"),
        "Restore the file of that version, or write the table again.");

    private static Finding TooLong() => new(
        "has a Delta log of more than 2 GiB since its last checkpoint, so that its rows, files and size are not known",
        "Have the engine that writes the table write checkpoints.");
}
