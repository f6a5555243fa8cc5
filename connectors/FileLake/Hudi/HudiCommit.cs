using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>What a completed write says of itself.</summary>
/// <param name="Instant">The write.</param>
/// <param name="Schema">The schema in Avro; <see langword="null"/> when it states none.</param>
/// <param name="Writes">The files that it wrote; <see langword="null"/> when it does not say.</param>
/// <param name="Replaced">The groups of files that it put out of use.</param>
internal sealed record HudiCommit(HudiInstant Instant, string? Schema, IReadOnlyList<HudiWrite>? Writes, IReadOnlyList<(string Partition, string File)> Replaced)
{
    /// <summary>Commits are JSON, in newer tables Avro with the same fields. An empty one says nothing.</summary>
    /// <exception cref="SampleException">The bytes are a damaged Avro file.</exception>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static HudiCommit Parse(HudiInstant instant, byte[] bytes)
    {
        if (bytes.Length == 0)
            return new HudiCommit(instant, null, null, []);

        if (!bytes.AsSpan().StartsWith(AvroHeaderParser.Magic))
        {
            using var json = JsonDocument.Parse(bytes, JsonMembers.Options);
            return Read(instant, json.RootElement);
        }

        HudiCommit? commit = null;
        AvroRecords.Read(bytes, _ => record => commit ??= Read(instant, record));
        return commit ?? new HudiCommit(instant, null, null, []);
    }

    private static HudiCommit Read(HudiInstant instant, JsonElement commit) => new(
        instant,
        commit.Structure("extraMetadata")?.Text("schema") is { Length: > 0 } schema ? schema : null,
        commit.Structure("partitionToWriteStats") is { } partitions ? [.. partitions.EnumerateObject().SelectMany(WritesOf)] : null,
        [.. (commit.Structure("partitionToReplaceFileIds")?.EnumerateObject() ?? default).SelectMany(FilesOf)]);

    private static IEnumerable<HudiWrite> WritesOf(JsonProperty partition) => partition.Value.ValueKind == JsonValueKind.Array
        ? partition.Value.EnumerateArray().Select(write => HudiWrite.Read(partition.Name, write)).OfType<HudiWrite>()
        : [];

    private static IEnumerable<(string Partition, string File)> FilesOf(JsonProperty partition) => partition.Value.ValueKind == JsonValueKind.Array
        ? partition.Value.EnumerateArray().Where(file => file.ValueKind == JsonValueKind.String).Select(file => (partition.Name, file.GetString()!))
        : [];
}
