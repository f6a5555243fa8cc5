using System.Text;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Reads the properties of a table and the schema of its newest write.</summary>
internal sealed class HudiReader(ILakeStore store)
{
    private const int MaxProperties = 4 * 1024 * 1024;
    private const int MaxCommit = 64 * 1024 * 1024;

    // Deletions and compactions may carry no schema; more of them in a row than this are unheard of.
    private const int MaxWrites = 20;

    /// <exception cref="SampleException">There is no such file, or it is too long.</exception>
    public async ValueTask<SortedDictionary<string, string>> ReadPropertiesAsync(string table, StoreEntry entry, CancellationToken cancellationToken)
    {
        var path = StorePath.Join(StorePath.Join(table, HudiTimeline.Folder), entry.Name);
        return JavaProperties.Parse(Encoding.UTF8.GetString(await ReadAsync(path, entry, MaxProperties, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>The schema of the newest write that states one; <see langword="null"/> when none does.</summary>
    /// <param name="timeline">The writes.</param>
    /// <param name="findings">Takes what is wrong with writes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<string?> ReadSchemaAsync(HudiTimeline timeline, List<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var (path, entry) in timeline.Writes.Take(MaxWrites))
        {
            try
            {
                if (SchemaOf(await ReadAsync(path, entry, MaxCommit, cancellationToken).ConfigureAwait(false)) is { Length: > 0 } schema)
                    return schema;
            }
            catch (Exception exception) when (JsonMembers.IsDamage(exception) || exception is SampleException)
            {
                findings.Add(new Finding($"has a Hudi timeline whose file {entry.Name} is damaged: {exception.Message}", "Restore the file, or have the engine that writes the table roll it back."));
            }
        }

        return null;
    }

    /// <summary>Commits are JSON, in newer tables Avro with the same fields.</summary>
    private static string? SchemaOf(byte[] commit)
    {
        if (commit.Length == 0)
            return null;

        var isAvro = commit.AsSpan().StartsWith(AvroHeaderParser.Magic);
        using var json = JsonDocument.Parse(isAvro ? AvroRecords.Read(commit).Records : commit, JsonMembers.Options);
        var record = isAvro ? json.RootElement.EnumerateArray().FirstOrDefault() : json.RootElement;
        return record.Structure("extraMetadata")?.Text("schema");
    }

    private async ValueTask<byte[]> ReadAsync(string path, StoreEntry entry, int maxBytes, CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            return await LogFile.ReadAsync(file, maxBytes, cancellationToken).ConfigureAwait(false);
        }
    }
}
