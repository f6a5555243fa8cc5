using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The columns by which an engine clusters a table's data, which the log keeps as JSON inside of JSON.</summary>
internal static class DeltaClustering
{
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<string> Read(string? configuration)
    {
        using var document = JsonDocument.Parse(configuration ?? "{}", JsonMembers.Options);
        return
        [
            .. document.RootElement.Items("clusteringColumns")
                .Where(column => column.ValueKind == JsonValueKind.Array)
                .Select(column => string.Join('.', column.EnumerateArray().Select(name => name.ToString()))),
        ];
    }
}
