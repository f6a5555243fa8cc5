namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>A command of a walk-through, and what its text says that it shows.</summary>
internal sealed record ReadmeStep(string Command, string Expected);
