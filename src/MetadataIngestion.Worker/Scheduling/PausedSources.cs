using System.Collections.Frozen;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>The sources that are paused, as the store had it a moment ago: any process may pause one. Safe to use from many threads.</summary>
internal sealed class PausedSources(IMetadataStore store)
{
    private volatile IReadOnlySet<string> _names = FrozenSet<string>.Empty;

    public bool Contains(string source) => _names.Contains(source);

    public async Task RefreshAsync(CancellationToken cancellationToken) => _names = await store.ListPausedAsync(cancellationToken);

    /// <summary>Pauses a source or lets it go on.</summary>
    /// <returns>Whether that changed anything.</returns>
    public async Task<bool> SetAsync(string source, bool paused, CancellationToken cancellationToken)
    {
        var changed = await store.SetPausedAsync(source, paused, cancellationToken);
        await RefreshAsync(cancellationToken);
        return changed;
    }
}
