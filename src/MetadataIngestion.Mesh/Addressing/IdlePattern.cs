using MetadataIngestion.Core.Findings;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>The finding about a pattern that means nothing.</summary>
internal static class IdlePattern
{
    public static Finding Of(AssetClaim claim, string why, string remedy) =>
        new(FileCodes.Idle, FindingWords.Of(FindingLevel.Warning), $"{claim.Place.File} {claim.Pattern}", $"{claim.Place.File} says something about {claim.Pattern}, and {why}.")
        {
            Remedy = remedy,
            Place = claim.Place.ToString(),
        };
}
