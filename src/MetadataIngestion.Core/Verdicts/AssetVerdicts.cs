using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Verdicts on assets that come and go.</summary>
internal static class AssetVerdicts
{
    /// <summary>The verdict on an asset that is there now; <see langword="null"/> for what only gathers others and is no asset of its own.</summary>
    public static Verdict? OnArrival(string entityType, VerdictRule rule) => entityType == EntityTypes.DataFlow ? null : Of(rule);

    /// <summary>The verdict on an asset that is there no longer.</summary>
    public static Verdict OnRemoval(PlannedRemoval removal) => Of(removal.Reason switch
    {
        RemovalReasons.Filtered => VerdictRules.AssetFiltered,
        RemovalReasons.Renamed => IsElsewhere(removal.Entity.Key.Urn, removal.RenamedTo!) ? VerdictRules.AssetMoved : VerdictRules.AssetRenamed,
        _ => VerdictRules.AssetDropped,
    });

    private static Verdict Of(VerdictRule rule) => new(rule, rule.Sides, rule.SidesFor(SchemaModel.Sql).Worst);

    /// <summary>Whether a dataset's name differs before its last part; of other entities the URN does not tell.</summary>
    private static bool IsElsewhere(string urn, string other) => ParentOf(urn) is { } parent && ParentOf(other) is { } now && parent != now;

    private static string? ParentOf(string urn)
    {
        var parts = urn.StartsWith("urn:li:dataset:(", StringComparison.Ordinal) ? urn.Split(',') : [];
        return parts.Length < 3 ? null : parts[^2][..Math.Max(0, parts[^2].LastIndexOfAny(['.', '/']))];
    }
}
