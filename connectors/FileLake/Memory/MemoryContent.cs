namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>All that is remembered of a lake.</summary>
/// <param name="Datasets">Its datasets by name.</param>
/// <param name="Texts">The files that describe them by path.</param>
internal sealed record MemoryContent(IReadOnlyDictionary<string, MemoryEntry> Datasets, IReadOnlyDictionary<string, RememberedText> Texts)
{
    public static MemoryContent Empty { get; } = new(new Dictionary<string, MemoryEntry>(), new Dictionary<string, RememberedText>());

    /// <summary>Whether nothing has changed.</summary>
    public bool Holds(MemoryContent other) => IsSame(Datasets, other.Datasets) && IsSame(Texts, other.Texts);

    /// <summary>What is found again is kept as the same object.</summary>
    private static bool IsSame<T>(IReadOnlyDictionary<string, T> entries, IReadOnlyDictionary<string, T> others)
        where T : class => entries.Count == others.Count && entries.All(pair => others.TryGetValue(pair.Key, out var other) && ReferenceEquals(other, pair.Value));
}
