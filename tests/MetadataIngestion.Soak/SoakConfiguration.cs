using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>The service's configuration, edited while it runs.</summary>
internal sealed class SoakConfiguration(string folder, Random random)
{
    private const int RequestsAtOnce = 5;

    private readonly List<KeyValuePair<string, JsonObject>> _requests = [];

    /// <summary>Every request that was ever in the configuration.</summary>
    public IReadOnlyCollection<string> RequestIds => [.. _requests.Select(request => request.Key)];

    /// <summary>Adds a request; older ones leave the configuration, and one of them may come back.</summary>
    public void AddRequest()
    {
        var request = new JsonObject { ["Source"] = SoakLakes.Names[random.Next(SoakLakes.Names.Count)] };
        if (random.Next(2) == 0)
            request["Scope"] = $"{request["Source"]}/area{random.Next(5)}";

        _requests.Add(new($"request-{_requests.Count:d4}", request));
        Write();
    }

    /// <summary>Writes the file in two steps, as an editor that is cut off in the middle would.</summary>
    public void WriteHalf()
    {
        var whole = Text();
        File.WriteAllText(FileName, whole[..(whole.Length / 2)]);
    }

    public void Write()
    {
        File.WriteAllText(FileName + ".tmp", Text());
        File.Move(FileName + ".tmp", FileName, overwrite: true);
    }

    private string FileName => Path.Combine(folder, "appsettings.json");

    private string Text()
    {
        var sources = new JsonObject();
        foreach (var name in SoakLakes.Names)
            sources[name] = JsonNode.Parse($$"""{ "Type": "filelake", "Schedule": "*/2 * * * * ?", "Removal": { "ThresholdPercent": 100 }, "Options": { "Root": "lakes/{{name}}" } }""");

        return new JsonObject
        {
            ["Ingestion"] = new JsonObject
            {
                ["Store"] = new JsonObject { ["Path"] = "data/metadata.db" },
                ["Api"] = new JsonObject { ["Enabled"] = true, ["Url"] = "http://127.0.0.1:0" },
                ["Sources"] = sources,
                ["Sinks"] = JsonNode.Parse("""{ "first": { "Type": "file", "Options": { "Path": "out/first.ndjson" } }, "second": { "Type": "file", "Options": { "Path": "out/second.ndjson" } } }"""),
                ["AdHoc"] = Requests(),
            },
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private JsonObject Requests()
    {
        var requests = new JsonObject();
        foreach (var (id, request) in _requests.TakeLast(RequestsAtOnce))
            requests[id] = request.DeepClone();

        if (_requests.Count > RequestsAtOnce)
        {
            var (id, request) = _requests[random.Next(_requests.Count - RequestsAtOnce)];
            requests[id] = request.DeepClone();
        }

        return requests;
    }
}
