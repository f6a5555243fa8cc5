namespace MetadataIngestion.Abstractions;

/// <summary>One line of a <see cref="ConnectionReport"/>.</summary>
/// <param name="Name">The step or capability.</param>
/// <param name="Status">How it went.</param>
/// <param name="Detail">What was found, or why it failed; without secrets.</param>
/// <param name="Remedy">What would mend it, such as a GRANT statement; <see langword="null"/> when nothing is wrong.</param>
public sealed record ConnectionStep(string Name, ConnectionStepStatus Status, string Detail, string? Remedy = null);
