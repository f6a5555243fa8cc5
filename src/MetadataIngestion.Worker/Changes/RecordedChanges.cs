using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Worker.Changes;

/// <summary>Reads the changes that the log tells of.</summary>
internal static class RecordedChanges
{
    public static async IAsyncEnumerable<(LogEntry Entry, RecordedChange Change)> ReadAsync(
        IMetadataStore store, ChangeQuery wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var domains = wanted.Domain is { } domain ? new DomainFilter(store, domain) : null;
        var query = new LogQuery { From = wanted.From, Event = RecordedChange.EventName, Source = wanted.Source, Urn = wanted.Urn };
        await foreach (var entry in store.ReadLogAsync(query, cancellationToken))
        {
            if (entry.RecordedAt < wanted.Since || RecordedChange.Read(entry.Event!.Name, entry.Event.Payload) is not { } change || change.Level < wanted.Level)
                continue;
            if (domains is null || await domains.HoldsAsync(entry.EntityUrn, cancellationToken))
                yield return (entry, change);
        }
    }
}
