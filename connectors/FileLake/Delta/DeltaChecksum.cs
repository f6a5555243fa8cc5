using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Reads the file that writers put beside a commit, which sums up the table at that version.</summary>
internal static class DeltaChecksum
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <returns>What it says; <see langword="null"/> for a file that says too little.</returns>
    /// <exception cref="SampleException">The file cannot be read as what it claims to be.</exception>
    public static async ValueTask<DeltaSnapshot?> ReadAsync(IStoreFile file, long version, CancellationToken cancellationToken)
    {
        var bytes = await LogFile.ReadAsync(file, MaxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(bytes, JsonMembers.Options);
            return Read(document.RootElement, version);
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"is damaged: {exception.Message}", "Nothing has to be done, if the engine that writes the table has not finished; else delete the file.", exception);
        }
    }

    private static DeltaSnapshot? Read(JsonElement checksum, long version)
    {
        if (checksum.Structure("metadata") is not { } metadata || checksum.Structure("protocol") is not { } protocol)
            return null;

        // Writers add the files of small tables, and so their rows.
        var files = checksum.Integer("numFiles");
        var contents = Contents(checksum);
        var isWhole = contents.Count == files;
        return new DeltaSnapshot(version)
        {
            Protocol = DeltaProtocol.Read(protocol),
            Metadata = DeltaMetadata.Read(metadata),
            ClusteringColumns = Clustering(checksum),
            Files = files,
            Bytes = checksum.Integer("tableSizeBytes"),
            Rows = isWhole ? contents.Rows : null,
            Contents = isWhole ? contents : null,
            CommitTime = JsonMembers.Time(checksum.Integer("inCommitTimestampOpt")),
        };
    }

    private static DeltaFiles Contents(JsonElement checksum)
    {
        var files = new DeltaFiles();
        foreach (var add in checksum.Items("allFiles"))
        {
            files.Add(add);
        }

        files.EndCommit();
        return files;
    }

    private static IReadOnlyList<string> Clustering(JsonElement checksum) => checksum.Items("domainMetadata")
        .Where(domain => domain.Text("domain") == "delta.clustering" && domain.Flag("removed") != true)
        .Select(domain => DeltaClustering.Read(domain.Text("configuration")))
        .FirstOrDefault() ?? [];
}
