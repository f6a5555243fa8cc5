using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks;

/// <summary>What DataHub calls the form of an aspect's or an event's bytes.</summary>
internal static class AspectContentType
{
    public static ReadOnlySpan<byte> Json => "application/json"u8;

    public static ReadOnlySpan<byte> Of(MetadataChangeProposal proposal) =>
        proposal.ChangeType == ChangeType.Patch ? "application/json-patch+json"u8 : Json;
}
