namespace MetadataIngestion.Mesh.Ownership;

/// <summary>A person or group of the directory.</summary>
/// <param name="Id">The name under which it owns.</param>
/// <param name="Left">The day from which it is gone; <see langword="null"/> when it is there.</param>
internal sealed record Person(string Id, DateOnly? Left)
{
    /// <summary>The address by which files may name a person.</summary>
    public string? Email { get; init; }

    /// <summary>The people in a group; <see langword="null"/> when nobody says.</summary>
    public IReadOnlyList<string>? Members { get; init; }
}
