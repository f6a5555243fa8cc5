using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Path">The full path of the value, its names joined by colons.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Location">Where it was written; <see langword="null"/> when it is missing.</param>
internal sealed record ConfigurationProblem(string Path, string Message, NodeLocation? Location);
