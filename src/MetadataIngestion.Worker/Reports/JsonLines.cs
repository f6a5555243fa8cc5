using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Writes JSON objects to standard output, one a line.</summary>
internal static class JsonLines
{
    public static void Write(VerbContext context, JsonObject line) => context.Output.Text.Write(line.ToJsonString() + "\n");
}
