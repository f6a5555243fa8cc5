using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>The manifests of a snapshot.</summary>
internal sealed class IcebergManifests
{
    // What they say of values and partitions is worth the reading of a small table's manifests, not of a huge one's.
    private const int MaxManifests = 100;
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly List<IcebergManifest> _manifests = [];

    private IcebergManifests()
    {
    }

    /// <summary>Those that name data which belongs to the snapshot.</summary>
    public IReadOnlyList<IcebergManifest> Data => [.. _manifests.Where(manifest => manifest is { IsData: true, Files: not 0 })];

    /// <summary>Whether rows of the data are deleted.</summary>
    public bool HaveDeletes => _manifests.Exists(manifest => manifest is { IsData: false, Files: not 0 });

    /// <summary>Whether they are more than are read.</summary>
    public bool AreTooMany => Data.Count > MaxManifests || Sum(Data, manifest => manifest.Length) is null or > MaxBytes;

    /// <exception cref="SampleException">The bytes are no list of manifests.</exception>
    public static IcebergManifests Read(ReadOnlyMemory<byte> list)
    {
        var manifests = new IcebergManifests();
        AvroRecords.Read(list, schema =>
        {
            var names = new IcebergNames(schema);
            return record => manifests._manifests.Add(Read(record, names));
        });
        return manifests;
    }

    /// <summary>What the summary of a snapshot leaves out.</summary>
    public IcebergSnapshot Complete(IcebergSnapshot snapshot)
    {
        var data = _manifests.FindAll(manifest => manifest.IsData);
        return snapshot with
        {
            Files = snapshot.Files ?? Sum(data, manifest => manifest.Files),
            Rows = snapshot.Rows ?? Sum(data, manifest => manifest.Rows),
            RowsAre = snapshot.Rows is null && data.Count < _manifests.Count ? "an upper bound" : snapshot.RowsAre,
        };
    }

    private static IcebergManifest Read(JsonElement record, IcebergNames names) => new(
        record.Text(names.Of(500, "manifest_path")) ?? throw new InvalidDataException("it lists a manifest without a path"),
        record.Integer(names.Of(501, "manifest_length")) ?? 0,
        record.Integer(names.Of(502, "partition_spec_id")) ?? 0,
        record.Integer(names.Of(517, "content")) is null or 0,
        Sum(record, names.Of(504, "added_files_count"), names.Of(505, "existing_files_count")),
        Sum(record, names.Of(512, "added_rows_count"), names.Of(513, "existing_rows_count")));

    private static long? Sum(JsonElement record, string added, string existing) =>
        record.Integer(added) is >= 0 and var some && record.Integer(existing) is >= 0 and var others && some <= long.MaxValue - others ? some + others : null;

    private static long? Sum(IEnumerable<IcebergManifest> manifests, Func<IcebergManifest, long?> part)
    {
        var sum = Int128.Zero;
        foreach (var manifest in manifests)
        {
            if (part(manifest) is not { } known || known < 0)
                return null;

            sum += known;
        }

        return sum <= long.MaxValue ? (long)sum : null;
    }
}
