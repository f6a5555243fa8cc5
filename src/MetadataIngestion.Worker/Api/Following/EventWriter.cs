using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Worker.Api.Following;

/// <summary>Writes server-sent events; one caller at a time.</summary>
internal sealed class EventWriter(PipeWriter body, TimeSpan patience, TimeProvider timeProvider) : IDisposable
{
    private const int FlushAt = 32 * 1024;

    private readonly LogEntryWriter _entries = new();

    /// <summary>Adds an entry; it is sent with the next flush at the latest.</summary>
    public async ValueTask SendAsync(LogEntry entry, CancellationToken cancellationToken)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {entry.Offset}\ndata: "));
        _entries.Write(body, entry);
        Write("\n\n");
        if (body.UnflushedBytes >= FlushAt)
            await FlushAsync(cancellationToken);
    }

    /// <summary>Sends a sign of life that is no event, and from where to go on after a break.</summary>
    public async ValueTask SendPositionAsync(long position, CancellationToken cancellationToken)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $": alive\nid: {position}\n\n"));
        await FlushAsync(cancellationToken);
    }

    /// <exception cref="TimeoutException">The caller does not read.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        using var impatient = new CancellationTokenSource(patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, impatient.Token);
        try
        {
            await body.FlushAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (impatient.IsCancellationRequested)
        {
            // The server aborts a connection whose flush is cancelled, so the caller's token may be cancelled by now as well.
            throw new TimeoutException("The caller does not read.", exception);
        }
    }

    public void Dispose() => _entries.Dispose();

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}
