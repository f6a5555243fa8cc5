namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>What contracts are told of a source.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Environment">The fabric it belongs to, in upper case.</param>
public sealed record SourceProfile(string Name, string Environment)
{
    /// <summary>Whether no other source of the configuration has the same connector, so that what it does not have is nowhere.</summary>
    public bool IsOnlyOfItsKind { get; init; }
}
