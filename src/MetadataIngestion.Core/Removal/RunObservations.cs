using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Removal;

/// <summary>What a run saw and did not see, as far as removals depend on it.</summary>
internal sealed class RunObservations
{
    /// <summary>The scopes by completeness.</summary>
    public ScopeLedger Scopes { get; } = new();

    /// <summary>Every entity that was seen.</summary>
    public SeenEntities Seen { get; } = new();

    /// <summary>What the configuration left out.</summary>
    public PathSet Filtered { get; } = new();

    /// <summary>What is there but could not be read.</summary>
    public PathSet Unreadable { get; } = new();

    /// <summary>The source itself, as its paths have it; <see langword="null"/> while nothing was said about any path.</summary>
    public AssetPath? Root { get; private set; }

    /// <summary>Whether the configuration turns routines off.</summary>
    public bool RoutinesSkipped { get; set; }

    /// <summary>Whether an inspector did not know all that it derives entities from.</summary>
    public bool DerivedIncompletely { get; set; }

    /// <summary>The URNs of the entities that are new in this run, by identity.</summary>
    public Dictionary<string, string> NewByIdentity { get; } = new(StringComparer.Ordinal);

    /// <summary>The identities of what is held back. What has one of them under another name stays as it was, until the new name is proposed.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes an entity that is held back.</summary>
    public void Hold(EntityKey key)
    {
        if (key.Identity is not { } identity)
            return;

        Held.Add(identity);
        if (NewByIdentity.GetValueOrDefault(identity) == key.Urn)
            NewByIdentity.Remove(identity);
    }

    /// <summary>Learns what paths of this source look like.</summary>
    public void NotePath(AssetPath path) => Root ??= AssetPath.Root(path.Platform, path.Instance, path.Separator);
}
