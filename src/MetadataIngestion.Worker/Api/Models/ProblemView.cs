namespace MetadataIngestion.Worker.Api.Models;

/// <summary>One thing that is wrong with an edit of the configuration.</summary>
/// <param name="Path">The full path of the value, its names joined by colons.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Location">The file and the line.</param>
internal sealed record ProblemView(string Path, string Message, string? Location);
