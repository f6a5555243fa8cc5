using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Golden;

/// <summary>Proposals that are expected. GOLDEN_UPDATE=1 writes the file anew; the difference is then reviewed like code.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsToBeUpdated => Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1";

    public static string Write(IEnumerable<LogEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            using var aspect = JsonDocument.Parse(entry.Proposal.Aspect);
            text.Append("== ").Append(entry.Proposal.EntityUrn).Append(' ').Append(entry.Proposal.AspectName).Append('\n')
                .Append(JsonSerializer.Serialize(aspect, Indented)).Append('\n');
        }

        return text.ToString();
    }

    public static void Save(string name, string text) => File.WriteAllText(Path.Combine(FolderOf(), name), text);

    private static string FolderOf([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
