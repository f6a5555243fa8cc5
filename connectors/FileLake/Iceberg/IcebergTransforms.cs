using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>By what a table is partitioned and sorted, in the words of SQL: <c>bucket(16, id)</c>.</summary>
internal static class IcebergTransforms
{
    /// <summary>The fields of the current partition spec, without those that were dropped from it.</summary>
    public static IReadOnlyList<JsonElement> PartitionFields(JsonElement metadata) =>
        [.. Current(metadata, "partition-specs", "spec-id", "default-spec-id", "partition-spec").Where(field => field.Text("transform") != "void")];

    /// <summary>The fields of any partition spec, by its number; none when there is no such spec.</summary>
    public static IReadOnlyList<JsonElement> Fields(JsonElement metadata, long spec)
    {
        var found = metadata.Items("partition-specs").FirstOrDefault(item => item.Integer("spec-id") == spec);
        var fields = found.ValueKind == JsonValueKind.Object ? found.Items("fields") : metadata.Items("partition-spec");
        return [.. fields.Where(field => field.Text("transform") != "void")];
    }

    /// <summary>The current sort order; empty when there is none.</summary>
    public static string SortOrder(JsonElement metadata, IcebergSchema schema) => string.Join(
        ", ",
        Current(metadata, "sort-orders", "order-id", "default-sort-order-id", "sort-order").Select(field =>
            $"{Expression(field, schema)} {(field.Text("direction") == "desc" ? "DESC" : "ASC")} {(field.Text("null-order") == "nulls-last" ? "NULLS LAST" : "NULLS FIRST")}"));

    /// <summary>The columns that a field is made of.</summary>
    public static IEnumerable<string> Sources(JsonElement field, IcebergSchema schema)
    {
        var ids = field.Items("source-ids").Where(id => id.TryGetInt64(out _)).Select(id => id.GetInt64()).ToList();
        if (ids.Count == 0 && field.Integer("source-id") is { } only)
        {
            ids.Add(only);
        }

        return ids.Select(id => schema.PathOf(id) ?? $"(column {id})");
    }

    public static string Expression(JsonElement field, IcebergSchema schema)
    {
        var transform = field.Text("transform") ?? "identity";
        var sources = string.Join(", ", Sources(field, schema));
        var bracket = transform.IndexOf('[', StringComparison.Ordinal);
        if (transform == "identity")
            return sources;

        return bracket > 0 ? $"{transform[..bracket]}({transform[(bracket + 1)..].TrimEnd(']')}, {sources})" : $"{transform}({sources})";
    }

    private static IEnumerable<JsonElement> Current(JsonElement metadata, string list, string idName, string currentName, string oldName)
    {
        var current = metadata.Integer(currentName);
        var found = metadata.Items(list).FirstOrDefault(item => item.Integer(idName) == current);
        return found.ValueKind == JsonValueKind.Object ? found.Items("fields") : metadata.Items(oldName);
    }
}
