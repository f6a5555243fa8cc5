using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Reads what an owner answers for, as people write it.</summary>
internal static class OwnershipTypes
{
    public const string Expected = "write technical owner, business owner, data steward, none, or a urn:li:ownershipType: URN";

    private const string Urn = "urn:li:ownershipType:";

    /// <summary>Reads a type; that of an organization's own comes as a URN.</summary>
    public static bool TryParse(string text, out OwnershipType type, out string? urn)
    {
        urn = text.StartsWith(Urn, StringComparison.Ordinal) && text.Length > Urn.Length ? text : null;
        OwnershipType? known = urn is not null ? OwnershipType.None : string.Concat(text.Where(char.IsLetter)).ToUpperInvariant() switch
        {
            "TECHNICALOWNER" or "TECHNICAL" => OwnershipType.TechnicalOwner,
            "BUSINESSOWNER" or "BUSINESS" => OwnershipType.BusinessOwner,
            "DATASTEWARD" or "STEWARD" => OwnershipType.DataSteward,
            "NONE" => OwnershipType.None,
            _ => null,
        };
        type = known ?? OwnershipType.TechnicalOwner;
        return known is not null;
    }
}
