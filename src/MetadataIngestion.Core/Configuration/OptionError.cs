namespace MetadataIngestion.Core.Configuration;

/// <summary>Something wrong in the configuration.</summary>
/// <param name="Path">The setting, relative to the options it was found in, such as <c>Deny:1</c>.</param>
/// <param name="Message">What is wrong with it and what to write instead; without secrets.</param>
public sealed record OptionError(string Path, string Message);
