using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Tests the way to DataHub's metadata service without writing anything.</summary>
internal sealed class DataHubCheck(DataHubRestSinkOptions options, ProposalFormat format, TimeProvider timeProvider)
{
    private readonly LogEntry _sample = SampleEntry.Create(timeProvider);

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new ConnectionSteps();
        GmsClient? client = null;
        await steps.TryAsync("server", () => FindServerAsync(client = new GmsClient(options, timeProvider), cancellationToken)).ConfigureAwait(false);
        await steps.TryAsync("authentication", () => LogInAsync(client!, cancellationToken)).ConfigureAwait(false);
        await steps.TryAsync("encoding", () => Task.FromResult(Encode())).ConfigureAwait(false);
        client?.Dispose();
        return steps.Report;
    }

    /// <summary>What the service says of itself is open to all.</summary>
    private async Task<string> FindServerAsync(GmsClient client, CancellationToken cancellationToken)
    {
        var config = await client.FindAsync("config", cancellationToken).ConfigureAwait(false);
        return $"{options.Server} is DataHub{VersionOf(config) ?? throw new GmsErrors(options, new SecretMask(options.Token)).DescribeStranger()}";
    }

    /// <summary>The version with a space before it, empty when it is not told; <see langword="null"/> when this is not DataHub's configuration.</summary>
    private static string? VersionOf(byte[]? config)
    {
        try
        {
            using var json = JsonDocument.Parse(config ?? []);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("noCode", out _))
                return null;

            return root.TryGetProperty("versions", out var versions) && versions.TryGetProperty("acryldata/datahub", out var datahub)
                && datahub.TryGetProperty("version", out var version) ? $" {version}" : string.Empty;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<string> LogInAsync(GmsClient client, CancellationToken cancellationToken)
    {
        await client.FindAsync(format.PathOfAspect(_sample.Proposal!), cancellationToken).ConfigureAwait(false);
        return (options.Token is null ? "no token is needed to read" : "the token is accepted") + "; the right to write shows with the first delivery";
    }

    private string Encode()
    {
        var batch = new EncodedBatch();
        batch.Add(_sample, format);
        return $"a sample proposal for {options.Endpoint} is a request of {new RequestBody(format, batch.Json(0, 1)).Length} bytes";
    }
}
