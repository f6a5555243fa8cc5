using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>What a crawl said about its scopes, read as the host reads it.</summary>
internal sealed class Scopes
{
    private readonly Dictionary<AssetPath, AssetKinds> _complete = [];
    private readonly HashSet<AssetPath> _incomplete;
    private readonly HashSet<AssetPath> _containers;

    public Scopes(CrawlRecord crawl)
    {
        foreach (var completed in crawl.Items.OfType<ScopeCompleted>())
            _complete[completed.Scope] = completed.Kinds | _complete.GetValueOrDefault(completed.Scope);

        _incomplete = [.. crawl.Items.OfType<ScopeIncomplete>().Select(incomplete => incomplete.Scope)];
        _containers = [.. crawl.Assets.OfType<Container>().Select(container => container.Path)];
    }

    public bool IsReported(AssetPath scope) => _complete.ContainsKey(scope) || _incomplete.Contains(scope);

    /// <summary>Whether the crawl said what became of the scope that the asset lies in.</summary>
    public bool Covers(AssetPath path, AssetKinds kind)
    {
        if (path.Parent is not { } scope)
            return true;
        if (_incomplete.Contains(scope))
            return true;
        if (_complete.TryGetValue(scope, out var kinds))
            return kinds.HasFlag(kind);

        return !_containers.Contains(scope) && scope.Parts.Count > 0 && Covers(scope, AssetKinds.Containers);
    }

    /// <summary>The completed scope by which an asset that was not seen is taken for gone; <see langword="null"/> when it is not.</summary>
    public AssetPath? ProofOfAbsence(AssetPath path, AssetKinds kind)
    {
        if (path.Parent is not { } scope || _incomplete.Contains(scope))
            return null;
        if (_complete.TryGetValue(scope, out var kinds))
            return kinds.HasFlag(kind) ? scope : null;

        return _containers.Contains(scope) ? null : ProofOfAbsence(scope, AssetKinds.Containers);
    }
}
