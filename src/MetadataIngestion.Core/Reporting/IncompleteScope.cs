using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Reporting;

/// <summary>A scope that was not listed to its end.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Reason">Why, as a class.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record IncompleteScope(string Scope, IncompleteReason Reason, string Message, string? Remedy);
