using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>The state of a table at a time, as its summary has it.</summary>
internal sealed record IcebergSnapshot
{
    /// <summary>A table that nothing was ever written to.</summary>
    public static IcebergSnapshot Empty { get; } = new() { Rows = 0, Files = 0, Bytes = 0 };

    public string? Id { get; init; }

    /// <summary>What made it, such as <c>append</c>.</summary>
    public string? Operation { get; init; }

    public string? Engine { get; init; }

    /// <summary>The rows without those that delete files delete, as far as they can be counted.</summary>
    public long? Rows { get; init; }

    /// <summary>How the number of rows is to be taken; <see langword="null"/> when it is exact.</summary>
    public string? RowsAre { get; init; }

    public long? Files { get; init; }

    public long? Bytes { get; init; }

    public long? DeleteFiles { get; init; }

    /// <summary>The name of the file that lists the manifests.</summary>
    public string? ManifestList { get; init; }

    /// <summary>What its manifests say of its data; <see langword="null"/> when they were not read.</summary>
    public IcebergContents? Contents { get; init; }

    /// <summary>Whether its manifests were not read because they are too many.</summary>
    public bool HasTooManyManifests { get; init; }

    public static IcebergSnapshot Read(JsonElement snapshot)
    {
        var summary = snapshot.Properties("summary");
        var (byPosition, byValue) = (Number(summary, "total-position-deletes") ?? 0, Number(summary, "total-equality-deletes") ?? 0);
        var records = Number(summary, "total-records");
        return new IcebergSnapshot
        {
            Id = snapshot.Integer("snapshot-id")?.ToString(CultureInfo.InvariantCulture),
            Operation = summary.GetValueOrDefault("operation"),
            Engine = Engines(summary),
            Rows = records >= byPosition ? records - byPosition : records,
            RowsAre = byValue > 0 ? "an upper bound" : byPosition > 0 ? "an estimate" : null,
            Files = Number(summary, "total-data-files"),
            Bytes = Number(summary, "total-files-size"),
            DeleteFiles = Number(summary, "total-delete-files"),
            ManifestList = snapshot.Text("manifest-list"),
        };
    }

    private static string? Engines(SortedDictionary<string, string> summary) => summary.TryGetValue("engine-name", out var name)
        ? $"{name} {summary.GetValueOrDefault("engine-version")}".Trim()
        : null;

    private static long? Number(SortedDictionary<string, string> summary, string key) =>
        long.TryParse(summary.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
