namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>What was found about one part of the environment.</summary>
/// <param name="Check">The part.</param>
/// <param name="Health">How it stands.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do about it; <see langword="null"/> when nothing is wrong.</param>
internal sealed record Finding(string Check, Health Health, string Detail, string? Remedy = null);
