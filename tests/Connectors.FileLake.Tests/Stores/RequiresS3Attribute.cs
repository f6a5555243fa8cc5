using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>Tests that need the emulator of S3.</summary>
public sealed class RequiresS3Attribute : RequirementAttribute
{
    public override string? Missing => Emulators.MissingS3;
}
