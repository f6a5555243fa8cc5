using System.IO.Compression;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Reads the files in a table's folder of metadata.</summary>
internal sealed class IcebergReader(ILakeStore store, string folder)
{
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <exception cref="SampleException">The file is no metadata of a table, or of a version that is not known.</exception>
    public async ValueTask<JsonDocument> ReadMetadataAsync(StoreEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await ReadAsync(entry, cancellationToken).ConfigureAwait(false);
            return Check(JsonDocument.Parse(Unpack(bytes), JsonMembers.Options));
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"has damaged Iceberg metadata in {entry.Name}: {exception.Message}", "Restore the file, or exclude the table.", exception);
        }
    }

    /// <summary>The current snapshot, with what its manifests say.</summary>
    /// <param name="metadata">The table's metadata.</param>
    /// <param name="findings">Takes what is wrong with the manifests.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The metadata holds no schema.</exception>
    public async ValueTask<IcebergSnapshot> ReadSnapshotAsync(JsonElement metadata, List<Finding> findings, CancellationToken cancellationToken)
    {
        var current = metadata.Integer("current-snapshot-id");
        if (current is null or -1)
            return IcebergSnapshot.Empty;

        if (metadata.Items("snapshots").FirstOrDefault(candidate => candidate.Integer("snapshot-id") == current) is not { ValueKind: JsonValueKind.Object } found)
        {
            findings.Add(new Finding("lacks its current snapshot in its Iceberg metadata, so that its rows, files and size are not known", "Have the engine that writes the table repair it."));
            return new IcebergSnapshot();
        }

        var snapshot = IcebergSnapshot.Read(found);
        return snapshot.ManifestList is { } list
            ? await AddManifestsAsync(snapshot, metadata, StorePath.NameOf(list), findings, cancellationToken).ConfigureAwait(false)
            : snapshot;
    }

    private static JsonDocument Check(JsonDocument metadata)
    {
        var version = metadata.RootElement.Integer("format-version") ?? throw new InvalidDataException("it states no format version");
        return version is >= 1 and <= 3
            ? metadata
            : throw new SampleException($"is an Iceberg table of format version {version}, which is not supported", "Exclude the table until a version that supports it is installed.");
    }

    private static ReadOnlyMemory<byte> Unpack(byte[] bytes)
    {
        if (bytes is not [0x1F, 0x8B, ..])
            return bytes;

        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > MaxBytes)
                throw new InvalidDataException("it unpacks to more than 256 MiB");
        }

        return unpacked.ToArray();
    }

    private async ValueTask<byte[]> ReadAsync(StoreEntry entry, CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(StorePath.Join(folder, entry.Name), entry, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            return await LogFile.ReadAsync(file, MaxBytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IcebergSnapshot> AddManifestsAsync(IcebergSnapshot snapshot, JsonElement metadata, string list, List<Finding> findings, CancellationToken cancellationToken)
    {
        var loss = snapshot.Rows is null ? "its rows and files" : "its partitions and the values of its columns";
        if (await TryReadAsync("list of its manifests", list, loss, IcebergManifests.Read, findings, cancellationToken).ConfigureAwait(false) is not { } manifests)
            return snapshot;

        var complete = manifests.Complete(snapshot);
        return manifests.AreTooMany
            ? complete with { HasTooManyManifests = true }
            : await AddContentsAsync(complete, manifests, metadata, findings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds what all manifests say; nothing when one of them cannot be read, since the others are not the table.</summary>
    private async ValueTask<IcebergSnapshot> AddContentsAsync(IcebergSnapshot snapshot, IcebergManifests manifests, JsonElement metadata, List<Finding> findings, CancellationToken cancellationToken)
    {
        var contents = new IcebergContents(metadata, manifests.HaveDeletes);
        foreach (var manifest in manifests.Data)
        {
            if (await TryReadAsync("manifest", manifest.Path, "its partitions and the values of its columns", bytes => contents.Add(bytes, manifest.Spec), findings, cancellationToken).ConfigureAwait(false) is null)
                return snapshot;

            // What the list says of their lengths may be wrong.
            if (contents.BytesRead > IcebergManifests.MaxBytes)
                return snapshot with { HasTooManyManifests = true };
        }

        return snapshot with { Contents = contents };
    }

    /// <summary>
    /// Reads a file of the snapshot, or says what is wrong with it. Only its name counts: tables are moved, and a path that leads elsewhere
    /// would lead out of the table.
    /// </summary>
    private async ValueTask<T?> TryReadAsync<T>(string kind, string path, string loss, Func<ReadOnlyMemory<byte>, T> parse, List<Finding> findings, CancellationToken cancellationToken)
        where T : class
    {
        var name = StorePath.NameOf(path);
        try
        {
            var file = await store.OpenAsync(StorePath.Join(folder, name), cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                return parse(await AvroRecords.LoadAsync(file, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or StoreException { Fault: StoreFault.Missing })
        {
            findings.Add(new Finding($"lacks the {kind}, {name}, so that {loss} are not known", "Restore the file, or have the engine that writes the table repair it."));
        }
        catch (Exception exception) when (exception is SampleException || StoreException.IsAboutOne(exception))
        {
            var failure = exception as SampleException ?? SampleException.From(exception, StorePath.Join(folder, name));
            findings.Add(failure.Finding with { Message = $"has a {kind}, {name}, that {failure.Message}, so that {loss} are not known" });
        }

        return null;
    }
}
