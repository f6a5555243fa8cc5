using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace MetadataIngestion.TestKit;

/// <summary>Notes connections that are opened in a stretch of code, and in what it calls and starts; not those of other tests.</summary>
internal sealed class ConnectionWatch : EventListener
{
    private static readonly AsyncLocal<ConnectionWatch?> Current = new();

    private readonly ConcurrentQueue<string> _seen = [];

    public IReadOnlyCollection<string> Seen => _seen;

    public IDisposable Begin()
    {
        Current.Value = this;
        return new Ending();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (ReferenceEquals(Current.Value, this) && eventData.EventName is "ConnectStart" or "ResolutionStart" or "RequestStart")
            _seen.Enqueue($"{eventData.EventSource.Name} {eventData.EventName}");
    }

    private sealed class Ending : IDisposable
    {
        public void Dispose() => Current.Value = null;
    }
}
