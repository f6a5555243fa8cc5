using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>
/// Sends entries to DataHub's metadata service, one request after the other, so that the order is kept. A request that the service refuses for what is
/// in it is divided until the entries to blame stand alone.
/// </summary>
internal sealed class DataHubRestSink(DataHubRestSinkOptions options, TimeProvider timeProvider) : IMetadataSink, ITestableSink
{
    private readonly ProposalFormat _format = ProposalFormat.For(options);
    private readonly EncodedBatch _batch = new();
    private GmsClient? _client;

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        var rejected = new List<RejectedEntry>();
        Encode(batch, rejected);
        for (var first = 0; first < _batch.Count;)
        {
            var count = _batch.CountTogether(first, options.RequestEntries, options.RequestBytes);
            await SendAsync(first, count, rejected, cancellationToken).ConfigureAwait(false);
            first += count;
        }

        return rejected;
    }

    public Task<ConnectionReport> TestConnectionAsync(CancellationToken cancellationToken) =>
        new DataHubCheck(options, _format, timeProvider).RunAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _format.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Encode(IReadOnlyList<LogEntry> batch, List<RejectedEntry> rejected)
    {
        _batch.Clear();
        foreach (var entry in batch)
        {
            if (entry.Event is not null && !options.Events)
                continue;
            if (entry.Proposal is { } proposal && _format.WhyNot(proposal) is { } reason)
                rejected.Add(new RejectedEntry(entry.Offset, reason));
            else
                _batch.Add(entry, _format);
        }
    }

    private async Task SendAsync(int first, int count, List<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        _client ??= new GmsClient(options, timeProvider);
        var target = _batch[first].Target;
        var body = target.Method == HttpMethod.Delete ? null : new RequestBody(target == EventFormat.Target ? null : _format, _batch.Json(first, count));
        var reason = await _client.SendAsync(target, body, cancellationToken).ConfigureAwait(false);
        if (reason is null)
            return;

        if (body is null || count == 1)
        {
            rejected.AddRange(Enumerable.Range(first, count).Select(index => new RejectedEntry(_batch[index].Offset, reason)));
            return;
        }

        await SendAsync(first, count / 2, rejected, cancellationToken).ConfigureAwait(false);
        await SendAsync(first + (count / 2), count - (count / 2), rejected, cancellationToken).ConfigureAwait(false);
    }
}
