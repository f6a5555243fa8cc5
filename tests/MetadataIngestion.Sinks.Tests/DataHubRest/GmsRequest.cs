using System.Text.Json;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

/// <summary>A request as <see cref="TestGms"/> got it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and query, as they were sent.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body, unpacked.</param>
internal sealed record GmsRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The offsets in the log of the proposals in the body.</summary>
    public IReadOnlyList<long> Offsets
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            return [.. Find(json.RootElement).Select(offset => long.Parse(offset, System.Globalization.CultureInfo.InvariantCulture))];
        }
    }

    private static IEnumerable<string> Find(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Find),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.Name == "log-offset" ? [member.Value.GetString()!] : Find(member.Value)),
        _ => [],
    };
}
