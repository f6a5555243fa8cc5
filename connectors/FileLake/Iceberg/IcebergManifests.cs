using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Adds up the manifests of a snapshot. Fields are told by their ids, since their names differ from writer to writer.</summary>
internal static class IcebergManifests
{
    private const int ContentField = 517;
    private const int AddedFilesField = 504;
    private const int ExistingFilesField = 505;
    private const int AddedRowsField = 512;
    private const int ExistingRowsField = 513;

    /// <exception cref="JsonException">The schema is no JSON.</exception>
    public static IcebergSnapshot Count(IcebergSnapshot snapshot, byte[] records, byte[] schema)
    {
        using var fields = JsonDocument.Parse(schema, JsonMembers.Options);
        using var manifests = JsonDocument.Parse(records, JsonMembers.Options);
        var names = fields.RootElement.Items("fields")
            .Where(field => field.Integer("field-id") is not null && field.Text("name") is not null)
            .ToLookup(field => field.Integer("field-id")!.Value, field => field.Text("name")!);
        var data = manifests.RootElement.EnumerateArray().Where(manifest => Number(manifest, names, ContentField) is null or 0).ToList();
        var hasDeletes = data.Count < manifests.RootElement.GetArrayLength();
        return snapshot with
        {
            Files = snapshot.Files ?? Sum(data, names, AddedFilesField, ExistingFilesField),
            Rows = snapshot.Rows ?? Sum(data, names, AddedRowsField, ExistingRowsField),
            RowsAre = snapshot.Rows is null && hasDeletes ? "an upper bound" : snapshot.RowsAre,
        };
    }

    private static long? Sum(IEnumerable<JsonElement> manifests, ILookup<long, string> names, int added, int existing)
    {
        var sum = Int128.Zero;
        foreach (var manifest in manifests)
        {
            var (some, others) = (Number(manifest, names, added), Number(manifest, names, existing));
            if (some is not >= 0 || others is not >= 0)
                return null;

            sum += some.Value + (Int128)others.Value;
        }

        return sum <= long.MaxValue ? (long)sum : null;
    }

    private static long? Number(JsonElement manifest, ILookup<long, string> names, int field) =>
        names[field].Select(name => manifest.Integer(name)).FirstOrDefault();
}
