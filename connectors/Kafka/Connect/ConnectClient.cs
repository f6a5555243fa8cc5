using System.Text.Json;
using MetadataIngestion.Connectors.Kafka.Rest;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>Reads a Kafka Connect cluster.</summary>
internal sealed class ConnectClient(RestServer server) : IDisposable
{
    private readonly RestClient _rest = new(server);

    public void Dispose() => _rest.Dispose();

    /// <summary>All connectors, in ordinal order of their names, without their topics.</summary>
    /// <exception cref="RestException">They cannot be listed.</exception>
    public async Task<IReadOnlyList<Connector>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await _rest.GetAsync("connectors?expand=info&expand=status", cancellationToken);
        if (answer.ValueKind != JsonValueKind.Object)
            throw new RestErrors(server).DescribeStranger();

        return [.. answer.EnumerateObject().Select(member => Connector.Read(member.Name, member.Value)).OfType<Connector>().OrderBy(connector => connector.Name, StringComparer.Ordinal)];
    }

    /// <summary>A connector with the topics that it was seen to use, where the cluster keeps track of them.</summary>
    /// <exception cref="RestException">The cluster did not answer.</exception>
    public async Task<Connector> AddTopicsAsync(Connector connector, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _rest.GetAsync($"connectors/{Uri.EscapeDataString(connector.Name)}/topics", cancellationToken);
            return connector with { Topics = TopicsIn(answer, connector.Name) };
        }
        catch (RestException cause) when (cause.Trouble is RestTrouble.Denied or RestTrouble.NotFound or RestTrouble.Unsupported)
        {
            // Tracking is turned off, or the version does not have it.
            return connector;
        }
    }

    private static List<string>? TopicsIn(JsonElement answer, string connector) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(connector, out var used) && used.ValueKind == JsonValueKind.Object
        && used.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array
            ? [.. topics.EnumerateArray().Select(topic => topic.ToString()).Order(StringComparer.Ordinal)]
            : null;
}
