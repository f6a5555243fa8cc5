using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Golden;

/// <summary>Proposals as golden files hold them: what each is about, and its aspect as indented JSON.</summary>
internal static class ProposalListing
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<LogEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            using var aspect = JsonDocument.Parse(entry.Proposal!.Aspect);
            text.Append("== ").Append(entry.EntityUrn).Append(' ').Append(entry.Proposal!.AspectName).Append('\n')
                .Append(JsonSerializer.Serialize(aspect, Indented)).Append('\n');
        }

        return text.ToString();
    }
}
