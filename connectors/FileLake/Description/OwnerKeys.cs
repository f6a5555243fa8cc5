using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>The keys of tags and metadata under which people name whoever answers for data.</summary>
internal static class OwnerKeys
{
    private static readonly Dictionary<string, OwnershipType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["owner"] = OwnershipType.TechnicalOwner,
        ["owners"] = OwnershipType.TechnicalOwner,
        ["ownedby"] = OwnershipType.TechnicalOwner,
        ["dataowner"] = OwnershipType.BusinessOwner,
        ["businessowner"] = OwnershipType.BusinessOwner,
        ["productowner"] = OwnershipType.BusinessOwner,
        ["technicalowner"] = OwnershipType.TechnicalOwner,
        ["team"] = OwnershipType.TechnicalOwner,
        ["ownerteam"] = OwnershipType.TechnicalOwner,
        ["owningteam"] = OwnershipType.TechnicalOwner,
        ["maintainer"] = OwnershipType.TechnicalOwner,
        ["contact"] = OwnershipType.TechnicalOwner,
        ["steward"] = OwnershipType.DataSteward,
        ["datasteward"] = OwnershipType.DataSteward,
    };

    /// <summary>What kind of owner a key names; <see langword="null"/> when it names none. Hyphens, underscores and blanks do not count.</summary>
    public static OwnershipType? TypeOf(string key) =>
        Types.TryGetValue(string.Concat(key.Where(static character => character is not ('-' or '_' or ' ' or '.'))), out var type) ? type : null;

    public static PrincipalKind KindOf(string key) => key.Contains("team", StringComparison.OrdinalIgnoreCase) ? PrincipalKind.Group : PrincipalKind.Unknown;
}
