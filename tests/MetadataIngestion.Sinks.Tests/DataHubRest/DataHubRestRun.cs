using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.Tests.Http;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

internal static class DataHubRestRun
{
    /// <summary>Writes a batch through a sink of its own, whose waits between attempts are over at once.</summary>
    public static async Task<IReadOnlyList<RejectedEntry>> WriteAsync(DataHubRestSinkOptions options, params LogEntry[] batch) =>
        await WriteAsync(options, new InstantTime(), batch);

    public static async Task<IReadOnlyList<RejectedEntry>> WriteAsync(DataHubRestSinkOptions options, TimeProvider time, params LogEntry[] batch)
    {
        await using var sink = new DataHubRestSink(options, time);
        return await sink.WriteAsync(batch, CancellationToken.None);
    }

    public static async Task<string> FailAsync(DataHubRestSinkOptions options)
    {
        var error = await Assert.ThrowsAsync<SinkException>(() => WriteAsync(options, Entries.Entry(1), Entries.Entry(2)));
        return error.Message;
    }
}
