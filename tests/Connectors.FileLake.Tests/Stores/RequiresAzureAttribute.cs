using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>Tests that need the emulator of Azure Blob Storage.</summary>
public sealed class RequiresAzureAttribute : RequirementAttribute
{
    public override string? Missing => Emulators.MissingAzure;
}
