using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Verdicts on assets that come and go. What follows from assets and files, such as contracts and the results of their checks, is no asset; neither is what
/// only gathers others.
/// </summary>
internal static class AssetVerdicts
{
    /// <summary>The verdict on what is there now; <see langword="null"/> when it is no asset.</summary>
    public static Verdict? OnArrival(string entityType, VerdictRule rule) => IsAsset(entityType) ? Of(rule) : null;

    /// <summary>The verdict on what is there no longer; <see langword="null"/> when it was no asset.</summary>
    public static Verdict? OnRemoval(PlannedRemoval removal) => IsAsset(removal.Entity.Key.EntityType) ? Of(RuleFor(removal)) : null;

    private static bool IsAsset(string entityType) => entityType is EntityTypes.Dataset or EntityTypes.Container or EntityTypes.DataJob;

    private static VerdictRule RuleFor(PlannedRemoval removal) => removal.Reason switch
    {
        RemovalReasons.Filtered => VerdictRules.AssetFiltered,
        RemovalReasons.Renamed => IsElsewhere(removal.Entity.Key.Urn, removal.RenamedTo!) ? VerdictRules.AssetMoved : VerdictRules.AssetRenamed,
        _ => VerdictRules.AssetDropped,
    };

    private static Verdict Of(VerdictRule rule) => new(rule, rule.Sides, rule.SidesFor(SchemaModel.Sql).Worst);

    /// <summary>Whether a dataset's name differs before its last part; of other entities the URN does not tell.</summary>
    private static bool IsElsewhere(string urn, string other) => ParentOf(urn) is { } parent && ParentOf(other) is { } now && parent != now;

    private static string? ParentOf(string urn)
    {
        var parts = urn.StartsWith("urn:li:dataset:(", StringComparison.Ordinal) ? urn.Split(',') : [];
        return parts.Length < 3 ? null : parts[^2][..Math.Max(0, parts[^2].LastIndexOfAny(['.', '/']))];
    }
}
