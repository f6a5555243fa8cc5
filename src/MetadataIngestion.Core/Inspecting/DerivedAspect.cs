namespace MetadataIngestion.Core.Inspecting;

/// <summary>An aspect in DataHub's JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its JSON.</param>
public sealed record DerivedAspect(string Name, ReadOnlyMemory<byte> Json)
{
    /// <summary>What tells whether the aspect changed, where its JSON holds what differs in every run, such as the time; <see langword="null"/> for all of it.</summary>
    public ReadOnlyMemory<byte>? Compared { get; init; }
}
