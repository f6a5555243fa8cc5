namespace MetadataIngestion.Core.Reporting;

/// <summary>A warning or a failure of a run.</summary>
/// <param name="Object">What it is about.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Notice(string? Object, string Message, string? Remedy);
