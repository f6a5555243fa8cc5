using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Golden;

/// <summary>A proposal as golden files hold it: what it is about, and its aspect as indented JSON.</summary>
internal sealed record GoldenEntry(string Key, string Json)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static GoldenEntry Of(LogEntry entry)
    {
        using var aspect = JsonDocument.Parse(entry.Proposal!.Aspect);
        return new GoldenEntry($"{entry.EntityUrn} {entry.Proposal!.AspectName}", JsonSerializer.Serialize(aspect, Indented));
    }
}
