namespace MetadataIngestion.Abstractions;

/// <summary>A primary or unique key.</summary>
/// <param name="Name">The constraint's name; <see langword="null"/> when it has none.</param>
/// <param name="Fields">The field paths in the key's order.</param>
public sealed record KeyConstraint(string? Name, IReadOnlyList<string> Fields);
