namespace MetadataIngestion.Abstractions;

/// <summary>A condition that every row meets.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Expression">The condition as the platform writes it.</param>
public sealed record CheckConstraint(string Name, string Expression);
