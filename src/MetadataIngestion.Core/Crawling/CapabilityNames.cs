namespace MetadataIngestion.Core.Crawling;

/// <summary>Capabilities whose status the pipeline acts upon.</summary>
internal static class CapabilityNames
{
    /// <summary>When skipped, routines known from before are removed as filtered.</summary>
    public const string Routines = "routines";
}
