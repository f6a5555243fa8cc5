using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Commands on the store that the workers share.</summary>
internal sealed class ClusterCommands(string folder, ThrowawayPostgres server)
{
    /// <summary>Runs a command; its lines on standard output.</summary>
    public Task<IReadOnlyList<string>> RunAsync(params string[] command) =>
        ServiceProcess.RunAsync(folder, [.. command, "--output", "json", $"--Ingestion:Store:ConnectionString={server.ConnectionTo("metadata")}"]);

    public async Task<List<JsonNode>> ReadAsync(params string[] command) => [.. (await RunAsync(command)).Select(line => JsonNode.Parse(line)!)];
}
