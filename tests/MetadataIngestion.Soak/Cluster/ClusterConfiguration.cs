using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>The configuration that all workers read, edited while they run.</summary>
internal sealed class ClusterConfiguration(string folder, ClusterSoakOptions options, JsonObject sources)
{
    private readonly JsonObject _requests = [];

    public void AddRequest(string id, string source)
    {
        _requests[id] = new JsonObject { ["Source"] = source };
        Write();
    }

    public void Write()
    {
        var file = Path.Combine(folder, "appsettings.json");
        File.WriteAllText(file + ".tmp", Text());
        File.Move(file + ".tmp", file, overwrite: true);
    }

    private string Text() => new JsonObject
    {
        ["Ingestion"] = new JsonObject
        {
            ["Store"] = new JsonObject { ["Provider"] = "postgresql", ["LeaseDuration"] = options.Lease.ToString("c", CultureInfo.InvariantCulture) },
            ["Cluster"] = new JsonObject { ["Enabled"] = true, ["CheckInInterval"] = "00:00:02" },
            ["Scheduling"] = new JsonObject { ["MaxConcurrentCrawls"] = 4, ["MaxConcurrentByType"] = new JsonObject { ["postgresql"] = 8 } },
            ["Api"] = new JsonObject { ["Enabled"] = true },
            ["Sources"] = sources.DeepClone(),
            ["Sinks"] = JsonNode.Parse(
                """
                {
                  "first": { "Type": "file", "Options": { "Path": "out/first.ndjson" }, "Relay": { "BreakDuration": "00:00:02" } },
                  "second": { "Type": "file", "Options": { "Path": "out/second.ndjson" }, "Relay": { "BreakDuration": "00:00:02" } }
                }
                """),
            ["AdHoc"] = _requests.DeepClone(),
        },
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
