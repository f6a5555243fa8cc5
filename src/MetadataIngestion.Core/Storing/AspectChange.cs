using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Storing;

/// <summary>One proposal to append to the log, and the aspect's state after it.</summary>
/// <param name="Name">The aspect's name.</param>
/// <param name="ChangeType">What the proposal does; <see cref="ChangeType.Delete"/> also forgets the aspect's state.</param>
/// <param name="Json">The aspect's canonical JSON; empty when it is deleted.</param>
/// <param name="Fingerprint">The fingerprint of <paramref name="Json"/>, volatile parts left out.</param>
public sealed record AspectChange(string Name, ChangeType ChangeType, ReadOnlyMemory<byte> Json, Fingerprint Fingerprint)
{
    /// <summary>Whether the proposal takes back an aspect that the entity no longer has.</summary>
    public bool Clears { get; init; }

    /// <summary>
    /// The URNs of what the entity depends on according to the aspect, in place of those that the store knew from it before; <see langword="null"/>
    /// for an aspect that says nothing of that.
    /// </summary>
    public IReadOnlyCollection<string>? Upstreams { get; init; }

    /// <summary>The proposal's headers; <see langword="null"/> for none.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
