using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks;

/// <summary>What DataHub calls the form of an aspect's bytes.</summary>
internal static class AspectContentType
{
    public static readonly JsonEncodedText Json = JsonEncodedText.Encode("application/json");
    public static readonly JsonEncodedText Patch = JsonEncodedText.Encode("application/json-patch+json");

    public static JsonEncodedText Of(MetadataChangeProposal proposal) => proposal.ChangeType == ChangeType.Patch ? Patch : Json;
}
